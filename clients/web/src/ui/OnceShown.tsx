import { useId } from 'preact/hooks';
import { CopyButton } from './CopyButton';
import { texts } from '../texts';

/** A secret that the server shows once, to be copied. */
export function OnceShown({ label, value }: { label: string; value: string }) {
  const id = useId();
  return (
    <div class="once-shown">
      <span id={id} class="once-shown-label">{label}</span>
      <code tabIndex={0} aria-labelledby={id}>{value}</code>
      <CopyButton isSmall label={texts.value.session.copy(label)} text={() => value} />
    </div>
  );
}
