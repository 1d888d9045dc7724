import type { Unit } from '../tree';

/** A file's name: what the unit is called in short, and the day. Only letters that every system takes. */
export function fileName({ acronym, name }: Unit, ending: string, now: Date): string {
  const plain = (acronym ?? name).normalize('NFD').replace(/\p{Mn}/gu, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  return `${plain === '' ? 'orgchart' : plain}-${day}.${ending}`;
}
