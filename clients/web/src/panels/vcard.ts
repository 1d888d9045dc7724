import type { Employee } from '../api/types';

/** A person's card as other programs read it: vCard 4.0 (RFC 6350). */
export function vCard(person: Employee, source: string): string {
  const { address } = person;
  const units = person.path.map((unit) => unit.name);
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:individual',
    `FN:${escaped(person.displayName)}`,
    `N:${structured([person.surname, person.givenName, '', '', ''])}`,
    `ORG:${structured(units)}`,
  ];
  if (person.jobTitle !== null) lines.push(`TITLE:${escaped(person.jobTitle)}`);
  if (person.email) lines.push(`EMAIL;TYPE=work:${escaped(person.email)}`);
  if (person.phone) lines.push(`TEL;TYPE="work,voice":${escaped(person.phone)}`);
  if (address !== undefined) {
    // The standard wants the parts for boxes and extended addresses empty: what is within the building goes with the street.
    const street = [address.building, address.floor, address.room, address.street].filter(Boolean).map((part) => escaped(part ?? '')).join(',');
    lines.push(`ADR;TYPE=work:;;${street};${structured([address.city, address.province, address.postalCode, address.country])}`);
  }
  lines.push(`SOURCE:${source}`, 'END:VCARD');
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The name of the file: as the person's, without what file systems do not take. */
export function fileNameOf(person: Employee): string {
  return `${person.displayName.replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ').replace(/\s+/g, ' ').trim() || 'person'}.vcf`;
}

function structured(parts: readonly (string | null)[]): string {
  return parts.map((part) => escaped(part ?? '')).join(';');
}

/** A text within a value: what would end it is escaped, other control characters mean nothing on a card. */
function escaped(text: string): string {
  return text.replace(/[\\,;]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n').replace(/\p{Cc}/gu, '');
}

const longestLine = 75;

/** A line is at most 75 octets long; it goes on in the next one after a space, and no letter is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let room = longestLine;
  let result = '';
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (size > room) {
      result += '\r\n ';
      room = longestLine - 1;
    }
    result += letter;
    room -= size;
  }
  return result;
}
