import { view } from '../address';

interface Texts {
  readonly en: string | null;
  readonly fr: string | null;
}

/** A text in the language that the page is not in; nothing when it says the same, or is not known. */
export function OtherLanguage({ of: texts, shown }: { of: Texts; shown: string | null }) {
  const language = view.value.language === 'en' ? 'fr' : 'en';
  const text = texts[language];
  return text === null || text === shown ? null : <p class="other-language" lang={language}>{text}</p>;
}
