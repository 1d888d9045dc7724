import { view, writeAddress } from '../address';

/** The address of what the panel shows, for somebody else: without what was searched for on the way. */
export function linkToHere(): string {
  return location.origin + writeAddress({ ...view.peek(), query: '' });
}
