import type { ClientSecret } from '../../api/types';
import { texts } from '../../texts';
import { OnceShown } from '../../ui/OnceShown';

/** What a client signs in with, shown this once. */
export function ClientSecretShown({ secret, onKept }: { secret: ClientSecret; onKept: () => void }) {
  const words = texts.value.admin.clients;
  return (
    <div class="form" role="status">
      <p>{words.secretOnce}</p>
      <OnceShown label={words.id} value={secret.clientId} />
      <OnceShown label={words.secret} value={secret.clientSecret} />
      <div class="form-buttons"><button type="button" class="primary" onClick={onKept}>{words.secretKept}</button></div>
    </div>
  );
}
