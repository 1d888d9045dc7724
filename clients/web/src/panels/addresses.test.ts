import { describe, expect, test } from 'vitest';
import { addressLines, mailAddress, telephoneAddress } from './addresses';

describe('The address that calls a number', () => {
  test('has digits only', () => expect(telephoneAddress('(613) 555-0123')).toBe('tel:6135550123'));
  test('keeps the sign of a country', () => expect(telephoneAddress('+1 613 555 0123')).toBe('tel:+16135550123'));
  test.each(['613-555-0123 ext. 45', '613-555-0123 ext 45', '613-555-0123 poste 45', '613-555-0123 x45', '613-555-0123 #45'])('knows the extension in %s', (phone) =>
    expect(telephoneAddress(phone)).toBe('tel:6135550123;ext=45'));
  test('is not there for what is no number', () => expect(telephoneAddress('ask at the desk')).toBeNull());
});

describe('The address that writes to somebody', () => {
  test('is the mail address', () => expect(mailAddress('jean+work@dsn.example')).toBe('mailto:jean+work@dsn.example'));
  test('cannot bring in another header', () => expect(mailAddress('a@b.example?bcc=c@d.example')).toBe('mailto:a@b.example%3Fbcc%3Dc@d.example'));
});

describe('An address', () => {
  const words = { floor: (floor: string) => `Floor ${floor}`, room: (room: string) => `Room ${room}` };
  const address = { street: '12 Harbour Street', city: 'Grey Harbour', province: 'NL', country: 'Canada', postalCode: 'N1A 2B3', building: 'Tower B', floor: '3', room: '312' };
  test('is written as on a letter', () =>
    expect(addressLines(address, words)).toEqual(['Tower B', 'Floor 3, Room 312', '12 Harbour Street', 'Grey Harbour, NL  N1A 2B3', 'Canada']));
  test('leaves out what is not known', () =>
    expect(addressLines({ ...address, building: null, floor: null, street: null, province: null, country: null }, words)).toEqual(['Room 312', 'Grey Harbour  N1A 2B3']));
  test('is nothing when nothing is known', () =>
    expect(addressLines({ street: null, city: null, province: null, country: null, postalCode: null, building: null, floor: null, room: null }, words)).toEqual([]));
});
