import { memory } from '../storage';

/** The languages of the page and of the directory. */
const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

const storageKey = 'orgchart.language';

/** The language of a reader whose address names none: chosen before, else the browser's first that there is. */
export function chosenLanguage(): Language {
  const stored = memory.read(storageKey);
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((language) => language.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** Remembers the choice for the next visit. */
export function rememberLanguage(language: Language): void {
  memory.write(storageKey, language);
}
