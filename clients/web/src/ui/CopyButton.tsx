import { useEffect, useState } from 'preact/hooks';
import { texts } from '../texts';
import { copy } from './copy';
import { Icon } from './Icon';

interface CopyButtonProps {
  /** What is copied, asked for when the button is pressed. */
  readonly text: () => string;
  readonly label: string;
  /** Whether the label is only for those who do not see the icon. */
  readonly isSmall?: boolean;
}

const shownMs = 2500;

/** Copies a text and says so. */
export function CopyButton({ text, label, isSmall = false }: CopyButtonProps) {
  const words = texts.value.common;
  const [outcome, setOutcome] = useState<boolean | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const said = outcome === null ? '' : outcome ? words.copied : words.notCopied;
  return (
    <>
      <button type="button" class={isSmall ? 'icon-button' : 'with-icon'} title={isSmall ? label : undefined} onClick={async () => setOutcome(await copy(text()))}>
        <Icon name={outcome === true ? 'check' : isSmall ? 'copy' : 'link'} />
        <span class={isSmall ? 'unseen' : undefined}>{said !== '' && !isSmall ? said : label}</span>
      </button>
      <span class="unseen" role="status">{said}</span>
    </>
  );
}
