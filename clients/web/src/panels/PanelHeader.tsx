import { useEffect, useRef } from 'preact/hooks';
import { go } from '../address';
import { texts } from '../texts';
import { Icon } from '../ui/Icon';
import { isExpanded, useFocus } from './focus';

interface PanelHeaderProps {
  /** What sort of thing it is. */
  readonly kind: string;
  readonly title: string;
  /** What the panel shows: another subject is another heading, so that it is read out again. Null as long as it is on its way. */
  readonly subject: string | null;
}

/** The first line of a panel: what it is about, and how to get rid of it. */
export function PanelHeader({ kind, title, subject }: PanelHeaderProps) {
  const words = texts.value.panels;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocus(heading, subject);
  // Tells apart the browser's tabs and the steps of its history.
  useEffect(() => {
    const page = texts.peek().common.title;
    document.title = subject === null ? page : `${title} – ${page}`;
    return () => {
      document.title = page;
    };
  }, [subject, title]);
  return (
    <header class="panel-header">
      <div class="panel-title">
        <p class="panel-kind">{kind}</p>
        <h2 key={subject} class={subject === null ? 'panel-waiting' : undefined} ref={heading} tabIndex={-1}>{title}</h2>
      </div>
      <button type="button" class="panel-toggle with-icon" aria-expanded={isExpanded.value} onClick={() => (isExpanded.value = !isExpanded.value)}>
        <Icon name={isExpanded.value ? 'back' : 'chevronUp'} />
        {isExpanded.value ? words.showChart : words.details}
      </button>
      <button type="button" class="icon-button" aria-label={words.closePanel} title={words.closePanel} onClick={close}><Icon name="close" /></button>
    </header>
  );
}

function close(): void {
  go({ unit: null, person: null, query: '' });
  document.getElementById('main')?.focus({ preventScroll: true });
}
