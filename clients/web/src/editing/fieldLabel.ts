import type { Texts } from '../texts';
import { lookUp } from '../ui/lookUp';

// The documents of the API and the audit trail call some things differently.
const sameAs: Readonly<Record<string, string>> = { names: 'name', acronyms: 'acronym', jobTitles: 'jobTitle', descriptions: 'description' };

/** What a field is called: `address.city.fr` as well as `city.fr` is "City (French)". */
export function fieldLabel(path: string, words: Pick<Texts['editing'], 'fields' | 'inLanguage'>): string {
  const steps = path.split('.');
  const last = steps.at(-1)!;
  const language = last === 'en' || last === 'fr' ? last : null;
  const name = (language === null ? last : steps.at(-2)) ?? last;
  const label = lookUp(words.fields, lookUp(sameAs, name) ?? name) ?? name;
  return language === null ? label : words.inLanguage[language](label);
}
