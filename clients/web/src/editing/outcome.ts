import { computed, effect, signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { get, post } from '../api/client';
import type { AuditEntry, Page } from '../api/types';
import { tellChange } from '../changes';
import { user } from '../session/session';
import type { Texts } from '../texts';
import { current, finishOnly, type Action } from './start';

/** What was done last, and how to take it back. */
export interface Outcome {
  /** Tells one from the next. */
  readonly number: number;
  /** Says it in the reader's language, whichever that is by then. */
  readonly say: (words: Texts['editing']) => string;
  /** The entry of the audit trail that can be undone; null when there is none (yet). */
  readonly entryId: number | null;
}

/** What was done last; stays until it is dismissed or something else is done. */
export const outcome = signal<Outcome | null>(null);
let nextNumber = 1;

// What somebody has done is nobody else's to read or to undo.
const reader = computed(() => user.value?.id);
effect(() => {
  void reader.value;
  dismiss();
});

/** Gives what a window calls when something was done: closes it, tells everybody on the page, and offers to undo it. */
export function useConclude(): (say: Outcome['say'], history: string, action: string) => Promise<void> {
  const [mine] = useState(() => current.peek());
  return (say, history, action) => conclude(mine, say, history, action);
}

async function conclude(mine: Action | null, say: Outcome['say'], history: string, action: string): Promise<void> {
  finishOnly(mine);
  const done: Outcome = { number: nextNumber++, say, entryId: null };
  outcome.value = done;
  tellChange();
  requestAnimationFrame(keepFocus);
  const entryId = await newestEntry(history, action).catch(() => null);
  if (outcome.peek() === done) outcome.value = { ...done, entryId };
}

/** What was removed may have had the button that the focus goes back to; the page's main part takes it then. */
function keepFocus(): void {
  if (document.activeElement === document.body) document.getElementById('main')?.focus();
}

/** The entry of what this reader has just done: the newest of the record, unless somebody else was there in between. */
async function newestEntry(history: string, action: string): Promise<number | null> {
  const { data } = await get<Page<AuditEntry>>(`${history}/history`, { limit: 1 });
  const entry = data.items[0];
  return entry !== undefined && entry.action === action && entry.actor === `u${user.peek()?.id}` ? entry.id : null;
}

/** Takes an entry of the audit trail back. */
export async function undo(entryId: number): Promise<void> {
  await post(`audit/${entryId}/undo`);
  outcome.value = { number: nextNumber++, say: (words) => words.done.undone, entryId: null };
  tellChange();
}

export function dismiss(): void {
  outcome.value = null;
}
