import { texts } from '../texts';
import { Failure } from './Notice';
import { useDoing } from './useDoing';

interface ActionButtonProps {
  readonly label: string;
  /** For screen readers, where the label alone says too little. */
  readonly description?: string;
  readonly class?: string | undefined;
  readonly onPress: () => Promise<unknown>;
}

/** A button that does something at the server, and says when it was refused. */
export function ActionButton({ label, description, onPress, ...rest }: ActionButtonProps) {
  const { isDoing, refusal, run } = useDoing();
  return (
    <>
      <button type="button" {...rest} aria-label={isDoing ? undefined : description} aria-disabled={isDoing} onClick={() => run(onPress)}>{isDoing ? texts.value.editing.form.sending : label}</button>
      {refusal !== null && <Failure error={refusal} />}
    </>
  );
}
