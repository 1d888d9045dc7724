import { admin } from './en/admin';
import { chart } from './en/chart';
import { editing } from './en/editing';
import { panels } from './en/panels';
import { search } from './en/search';
import { session } from './en/session';

/** What several parts of the page say. Each part has a file of its own beside. */
const common = {
  title: 'OrgChart',
  skip: 'Skip to the organisation',
  language: 'Français',
  languageHint: 'Voir cette page en français',
  close: 'Close',
  cancel: 'Cancel',
  loading: 'Loading…',
  retry: 'Try again',
  previous: 'Previous',
  next: 'Next',
  administration: 'Administration',
  backToChart: 'Back to the chart',
  copied: 'Copied',
  notCopied: 'The browser does not let this page copy.',
  /** E.g. "51 to 100 of 240". */
  range: (from: string, to: string, total: string) => `${from} to ${to} of ${total}`,
  people: (count: number, shown: string) => (count === 1 ? '1 person' : `${shown} people`),
  units: (count: number, shown: string) => (count === 1 ? '1 unit' : `${shown} units`),
  errors: {
    /** Why there was no answer. */
    outages: {
      offline: 'The server cannot be reached. Check your connection, then try again.',
      timeout: 'The server has not answered for 45 seconds. The connection may be slow, or the server busy: wait a moment, then try again.',
      unanswered: 'No answer came. Check your connection. Your change may have been made all the same: look before you repeat it.',
      part: 'This part of the page could not be loaded. Check your connection, then try again.',
    },
    busy: 'The server is busy. Wait a moment, then try again.',
    notFound: 'This is not there any more, or never was.',
    forbidden: 'You may not do this.',
    signIn: 'Sign in to see this.',
    server: 'Something went wrong on the server.',
    /** The server's own words, which are English. */
    detail: (detail: string) => detail,
    reference: (id: string) => `For the operator: ${id}`,
  },
};

export const en = { common, chart, search, panels, editing, admin, session };

/** The words of the page, by part. */
export type Texts = typeof en;
