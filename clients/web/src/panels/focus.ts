import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** On a narrow screen: whether the panel takes the place of the chart, or is only a line beneath it. */
export const isExpanded = signal(true);

/** Raised when the reader has asked for what the panel shows, and the focus should follow. */
const asked = signal(0);
let answered = 0;

/** Whether the reader was at work in the panel last. Links are followed there and are gone with what they stood in: the focus goes with them. */
let wasWithin = false;
const notice = ({ target }: Event) => (wasWithin = target instanceof Element && target.closest('.panel') !== null);
document.addEventListener('focusin', notice, true);
document.addEventListener('pointerdown', notice, true);

/** Leads the reader to the panel, e.g. after a choice in the search. */
export function askForFocus(): void {
  isExpanded.value = true;
  wasWithin = true;
  asked.value++;
}

/** Opens the panel on a narrow screen, or makes it a line, when it shows something else. Who follows a link within it goes on reading. */
export function expand(wanted: boolean): void {
  if (!wasWithin) isExpanded.value = wanted;
}

/**
 * Moves the focus to the heading of a panel when the reader has asked for it or was in the panel before. Who chooses in the chart stays there.
 * @param subject what the panel shows; null as long as it is on its way
 */
export function useFocus(heading: { readonly current: HTMLElement | null }, subject: string | null): void {
  useEffect(() => {
    const panel = heading.current?.closest('.panel');
    if (subject === null || panel === null || panel === undefined) return;
    const isLost = wasWithin && !panel.contains(document.activeElement);
    if (!isLost && answered === asked.value) return;
    answered = asked.value;
    heading.current?.focus({ preventScroll: true });
    panel.scrollTo({ top: 0 });
  }, [subject, asked.value]);
}
