import { get } from '../../api/client';
import { view } from '../../address';
import { organisation, type Shown } from '../tree';

/** Files of units and the people in them that the server writes, whatever their size. */
export const extracts = ['csv', 'xlsx', 'vcard', 'json', 'jsonld', 'mermaid', 'dot'] as const;
export type Extract = (typeof extracts)[number];

/** Where a file of everything beneath a unit is. People are in all of them. */
export function addressOf(extract: Extract, unit: number, language: string): string {
  return `/api/v1/${unit === organisation ? '' : `units/${unit}/`}export?${new URLSearchParams({ format: extract, people: 'true', lang: language })}`;
}

/** Has the browser fetch a file of everything beneath a unit. It comes as it is written, so that the page need not hold all of it. */
export async function download(extract: Extract, { unit }: Shown): Promise<void> {
  // A link cannot go on with a session that has run out meanwhile, nor say what is wrong: whether all is well is found out before.
  await (unit.id === organisation ? get('departments', { limit: 1 }) : get(`units/${unit.id}`));
  const link = document.createElement('a');
  link.href = addressOf(extract, unit.id, view.peek().language);
  // The server knows a better name.
  link.download = '';
  link.click();
}
