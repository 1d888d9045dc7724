import type { Texts } from '../en';

export const chart: Texts['chart'] = {
  label: 'Organigramme',
  organisation: 'Toute l’organisation',
  breadcrumb: 'Point de départ de l’organigramme',

  acronymAndName: (acronym, name) => `${acronym}, ${name}`,
  peopleHere: (_count, shown) => `${shown} ici`,
  peopleInAll: (shown) => `${shown} au total`,
  noPeople: 'aucune personne',
  subUnits: (count, shown) => (count < 2 ? `${shown} sous-unité directe` : `${shown} sous-unités directes`),
  unitsBeneath: (count, shown) => (count < 2 ? `${shown} unité subordonnée` : `${shown} unités subordonnées`),
  head: (name, title) => (title === null ? `sous la direction de ${name}` : `sous la direction de ${name}, ${title}`),
  open: (beneath) => `Ouvrir : ${beneath}`,
  close: (beneath) => `Fermer : ${beneath}`,
  opened: (name, count, shown) => (count < 2 ? `${name} : ${shown} unité affichée` : `${name} : ${shown} unités affichées`),
  allOpened: (count, shown) => (count < 2 ? `${shown} unité est affichée` : `${shown} unités sont affichées`),
  closed: (name) => `${name} : fermée`,

  layout: 'Disposition',
  layouts: { down: 'De haut en bas', right: 'De gauche à droite', outline: 'Liste hiérarchique' },
  levels: 'Niveaux',
  levelsShown: (count) => (count < 2 ? 'niveau' : 'niveaux'),
  fewerLevels: 'Un niveau de moins',
  moreLevels: 'Un niveau de plus',
  openAll: 'Tout ouvrir',
  closeAll: 'Tout fermer',
  openAllOf: (name) => `Ouvrir tout ce qui relève de : ${name}`,
  closeAllOf: (name) => `Fermer tout ce qui relève de : ${name}`,

  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  fit: 'Tout afficher',
  fullSize: 'Afficher à 100 %',
  percent: (shown) => `${shown} %`,
  zoom: 'Zoom',
  miniMap: 'Aperçu : glissez pour déplacer l’organigramme',

  empty: 'Le répertoire est vide',
  addFirst: 'Ajouter le premier ministère ou organisme…',
  emptyHint: 'Rien n’a encore été chargé. La personne qui exploite le serveur charge un fichier à l’aide de cette commande :',
  emptyCommand: 'orgchart import gedsOpenData.csv',
  toAll: 'Afficher toute l’organisation',

  exporting: {
    title: 'Exporter',
    scope: 'Contenu',
    shown: 'Ce qui est ouvert maintenant',
    branch: (name) => `Tout ce qui relève de : ${name}`,
    format: 'Format',
    svg: 'Dessin (SVG)',
    png: 'Image (PNG)',
    csv: 'Tableau (CSV)',
    json: 'Données (JSON)',
    print: 'Imprimer…',
    working: 'Préparation du fichier…',
    done: (name) => `Le fichier ${name} est prêt.`,
    tooLarge: (width, height) =>
      `L’image aurait ${width} pixels sur ${height} : c’est plus que ce que les navigateurs peuvent dessiner. Exportez en SVG, qui n’a pas de limite, ou choisissez moins d’unités.`,
    columns: { id: 'Identifiant', level: 'Niveau', parent: 'Identifiant de l’unité supérieure', acronym: 'Sigle', name: 'Nom', own: 'Personnes dans l’unité', all: 'Personnes au total', units: 'Sous-unités directes', head: 'Direction', path: 'Chemin' },
    drawn: (moment) => `OrgChart, ${moment}`,
  },

  moving: {
    over: (unit, target) => `Déplacer ${unit} sous ${target}`,
    nowhere: (unit) => `Déposez ${unit} sur l’unité dont elle relèvera ; Échap pour annuler`,
  },

  keys: {
    title: 'Clavier',
    down: [
      ['↓', 'ouvrir, puis aller à la première unité subordonnée'],
      ['↑', 'aller à l’unité supérieure'],
      ['← →', 'aller aux unités voisines'],
    ],
    right: [
      ['→', 'ouvrir, puis aller à la première unité subordonnée'],
      ['←', 'aller à l’unité supérieure'],
      ['↑ ↓', 'aller aux unités voisines'],
    ],
    outline: [
      ['↓ ↑', 'aller à la ligne suivante ou précédente'],
      ['→', 'ouvrir, puis aller à la première unité subordonnée'],
      ['←', 'fermer, puis aller à l’unité supérieure'],
    ],
    common: [
      ['Entrée', 'afficher les détails'],
      ['+ −', 'ouvrir, fermer'],
      ['*', 'ouvrir toutes les unités voisines'],
      ['Début Fin', 'aller à la première ou à la dernière unité'],
      ['a b c …', 'aller à la prochaine unité qui commence ainsi'],
      ['0', 'tout afficher'],
    ],
    moving: ['Glisser', 'avec la souris : déplacer une unité sous une autre. Au toucher ou au clavier : « Déplacer… » dans ses détails'],
  },
};
