import { may, user } from '../../session/session';
import { texts } from '../../texts';
import { nameOf } from '../../api/names';
import { partyOf } from './notes';

/** Somebody of the audit trail, the access log or a security event: by name where the reader may know it. */
export function Who({ subject }: { subject: string }) {
  return <>{whoIs(subject)}</>;
}

/** The same as a text. */
function whoIs(subject: string): string {
  const words = texts.value.editing.history;
  const party = partyOf(subject);
  switch (party.kind) {
    case 'user':
      if (party.id === user.value?.id) return words.you;
      return (may('users:admin') ? nameOf('user', party.id) : null) ?? words.user(String(party.id));
    case 'client':
      return (may('clients:admin') ? nameOf('client', party.id) : null) ?? words.client(String(party.id));
    default:
      return party.words === 'operator' ? words.operator : party.words === 'anonymous' ? words.anonymous : party.words;
  }
}
