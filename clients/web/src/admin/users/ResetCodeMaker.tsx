import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import type { ResetCode } from '../../api/types';
import { moment, texts } from '../../texts';
import { ActionButton } from '../../ui/ActionButton';
import { OnceShown } from '../../ui/OnceShown';

/** Makes a code that sets a password once, and shows it once. The account has another version then. */
export function ResetCodeMaker({ path, onMade }: { path: string; onMade: () => void }) {
  const words = texts.value.admin.users;
  const [code, setCode] = useState<ResetCode | null>(null);
  async function make(): Promise<void> {
    setCode((await post<ResetCode>(path)).data);
    onMade();
  }
  return (
    <div class="form">
      <p class="small">{words.resetExplain}</p>
      <div role="status">
        {code !== null && (
          <>
            <OnceShown label={words.code} value={code.code} />
            <p class="small">{words.validUntil(moment(code.validUntil))} {code.mailed && words.mailed}</p>
          </>
        )}
      </div>
      <div class="form-buttons"><ActionButton label={words.makeCode} onPress={make} /></div>
    </div>
  );
}
