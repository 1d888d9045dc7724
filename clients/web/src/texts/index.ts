import { computed } from '@preact/signals';
import { view } from '../address';
import { en } from './en';
import { fr } from './fr';

export { rememberLanguage, type Language } from './languages';
export type { Texts } from './en';

/** All words of the page in the language of the view. French has exactly the same members as English: the compiler sees to it. */
export const texts = computed(() => (view.value.language === 'fr' ? fr : en));

const numbers = computed(() => new Intl.NumberFormat(locale()));
const dates = computed(() => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }));

/** A number as the language writes it. */
export function number(value: number): string {
  return numbers.value.format(value);
}

/** A moment, in the reader's time zone. */
export function moment(iso: string): string {
  return dates.value.format(new Date(iso));
}

function locale(): string {
  return view.value.language === 'fr' ? 'fr-CA' : 'en-CA';
}
