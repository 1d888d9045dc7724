import { user } from '../session/session';
import { texts } from '../texts';

interface Contact {
  readonly phone?: string | null;
  readonly email?: string | null;
}

/** Tells readers who have not signed in why nobody has a telephone. */
export function ContactNote({ people }: { people: readonly Contact[] }) {
  const isHidden = user.value === null && people.length > 0 && people.every((person) => !person.phone && !person.email);
  return isHidden ? <p class="small contact-note">{texts.value.panels.signInForContact}</p> : null;
}
