import { signal } from '@preact/signals';

/** Raised whenever this page has changed the directory, or wants to know anew how it is: whoever shows something of it asks again. */
export const changes = signal(0);

/** Has everything on the page asked for again. */
export function tellChange(): void {
  changes.value++;
}
