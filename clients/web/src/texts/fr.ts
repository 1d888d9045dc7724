import type { Texts } from './en';
import { admin } from './fr/admin';
import { chart } from './fr/chart';
import { editing } from './fr/editing';
import { panels } from './fr/panels';
import { search } from './fr/search';
import { session } from './fr/session';

const common: Texts['common'] = {
  title: 'OrgChart',
  skip: 'Passer à l’organisation',
  language: 'English',
  languageHint: 'See this page in English',
  close: 'Fermer',
  cancel: 'Annuler',
  loading: 'Chargement…',
  retry: 'Réessayer',
  previous: 'Précédent',
  next: 'Suivant',
  administration: 'Administration',
  backToChart: 'Retour à l’organigramme',
  copied: 'Copié',
  notCopied: 'Le navigateur ne permet pas à cette page de copier.',
  range: (from, to, total) => `${from} à ${to} sur ${total}`,
  people: (count, shown) => (count < 2 ? `${shown} personne` : `${shown} personnes`),
  units: (count, shown) => (count < 2 ? `${shown} unité` : `${shown} unités`),
  errors: {
    outages: {
      offline: 'Le serveur est injoignable. Vérifiez votre connexion, puis réessayez.',
      timeout: 'Le serveur n’a pas répondu après 45 secondes. La connexion est peut-être lente, ou le serveur, occupé : attendez un instant, puis réessayez.',
      unanswered: 'Aucune réponse n’est parvenue. Vérifiez votre connexion. Votre changement a peut-être été fait malgré tout : vérifiez avant de recommencer.',
      part: 'Cette partie de la page n’a pas pu être chargée. Vérifiez votre connexion, puis réessayez.',
    },
    busy: 'Le serveur est occupé. Attendez un instant, puis réessayez.',
    notFound: 'Ceci n’existe plus, ou n’a jamais existé.',
    forbidden: 'Vous n’avez pas l’autorisation de faire cela.',
    signIn: 'Ouvrez une session pour voir ceci.',
    server: 'Une erreur s’est produite sur le serveur.',
    detail: (detail) => detail,
    reference: (id) => `Référence pour le soutien technique : ${id}`,
  },
};

export const fr: Texts = { common, chart, search, panels, editing, admin, session };
