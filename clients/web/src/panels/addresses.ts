import type { Address } from '../api/types';

/** The address that calls a number, extension included (RFC 3966); null when there are no digits to dial. */
export function telephoneAddress(phone: string): string | null {
  const [, number = '', extension] = /^(.*?)(?:\s*(?:ext\.?|poste|x|#)\s*(\d+))?\s*$/i.exec(phone) ?? [];
  const digits = number.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
  if (!/\d{3}/.test(digits)) return null;
  return `tel:${digits}${extension === undefined ? '' : `;ext=${extension}`}`;
}

/** The address that writes to somebody. */
export function mailAddress(email: string): string {
  return `mailto:${encodeURIComponent(email).replace(/%40/g, '@').replace(/%2B/g, '+')}`;
}

/** Words for the parts of an address that need one. */
export interface AddressWords {
  readonly floor: (floor: string) => string;
  readonly room: (room: string) => string;
}

/** An address as it is written on a letter, line by line; what is not known is left out. */
export function addressLines(address: Address, words: AddressWords): string[] {
  const { building, floor, room, street, city, province, postalCode, country } = address;
  const inside = [floor === null ? null : words.floor(floor), room === null ? null : words.room(room)];
  const town = [[city, province].filter(Boolean).join(', '), postalCode].filter(Boolean).join('  ');
  return [building, inside.filter(Boolean).join(', '), street, town, country].filter((line) => line !== null && line !== '') as string[];
}
