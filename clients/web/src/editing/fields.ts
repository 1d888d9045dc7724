import type { Client, Employee, Unit, User } from '../api/types';

/** The fields of a form by their paths in the API's document, e.g. `address.city.fr`; what is missing is blank. */
export type Fields = Readonly<Record<string, string>>;

/** A field that two people have changed at the same time. */
export interface Conflict {
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
}

export function fieldsOfUnit(unit: Pick<Unit, 'names' | 'acronyms'>): Fields {
  return { ...both('names', unit.names.en, unit.names.fr), ...both('acronyms', unit.acronyms.en, unit.acronyms.fr) };
}

/** Of places of work the API shows one language at a time, so the person is read in both. */
export function fieldsOfPerson(en: Employee, fr: Employee): Fields {
  const [place, lieu] = [en.address, fr.address];
  return {
    givenName: en.givenName,
    surname: en.surname,
    ...both('jobTitles', en.jobTitles.en, en.jobTitles.fr),
    phone: en.phone ?? '',
    email: en.email ?? '',
    ...both('address.building', place?.building, lieu?.building),
    'address.floor': place?.floor ?? '',
    'address.room': place?.room ?? '',
    ...both('address.street', place?.street, lieu?.street),
    ...both('address.city', place?.city, lieu?.city),
    ...both('address.province', place?.province, lieu?.province),
    'address.postalCode': place?.postalCode ?? '',
    ...both('address.country', place?.country, lieu?.country),
  };
}

/** What can be changed of an account, in the words of the audit trail. */
export function fieldsOfUser({ displayName, email, roles, disabled, hasSecondFactor }: User): Fields {
  return {
    displayName,
    email,
    roles: roles.map(({ role, unitId }) => (unitId === null ? role : `${role}@${unitId}`)).join(' '),
    isDisabled: String(disabled),
    hasSecondFactor: String(hasSecondFactor),
  };
}

/** The same of a client. */
export function fieldsOfClient({ name, scopes, unitId, firstParty }: Pick<Client, 'name' | 'scopes' | 'unitId' | 'firstParty'>): Fields {
  return { name, scopes: scopes.join(' '), unitId: unitId === null ? '' : String(unitId), isFirstParty: String(firstParty) };
}

/** The fields of somebody new. */
export const nobody: Fields = fieldsOfPerson(
  { givenName: '', surname: '', jobTitles: { en: null, fr: null } } as Employee,
  { givenName: '', surname: '', jobTitles: { en: null, fr: null } } as Employee,
);

/** The fields of a new unit. */
export const noUnit: Fields = fieldsOfUnit({ names: { en: null, fr: null }, acronyms: { en: null, fr: null } });

function both(name: string, en: string | null | undefined, fr: string | null | undefined): Fields {
  return { [`${name}.en`]: en ?? '', [`${name}.fr`]: fr ?? '' };
}

/** The names of the fields that differ. Blanks around a text make no difference. */
export function changedFields(before: Fields, after: Fields): string[] {
  return Object.keys(after).filter((name) => (before[name] ?? '').trim() !== after[name]!.trim());
}

/**
 * The merge patch (RFC 7396) that makes one out of the other; null when nothing differs. Of a text in two languages both are sent when one was changed:
 * a language that is missing is shown with the words of the other one, and what the form showed is what is to be kept.
 */
export function patchOf(before: Fields, after: Fields): Record<string, unknown> | null {
  const names = new Set(changedFields(before, after).flatMap((name) => sides(name).filter((side) => side in after)));
  return names.size === 0 ? null : documentOf(Object.fromEntries([...names].map((name) => [name, after[name]!])));
}

/** The document with these fields; blank ones are null. */
export function documentOf(fields: Fields): Record<string, unknown> {
  const document: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const path = name.split('.');
    const last = path.pop()!;
    let place = document;
    for (const step of path) place = (place[step] ??= {}) as Record<string, unknown>;
    place[last] = value.trim() === '' ? null : value.trim();
  }
  return document;
}

/** The fields that both I and somebody else have changed since, to different values. */
export function conflictsOf(before: Fields, mine: Fields, theirs: Fields): Conflict[] {
  const byOthers = new Set(changedFields(before, theirs));
  return changedFields(before, mine)
    .filter((name) => byOthers.has(name) && mine[name]!.trim() !== theirs[name]!.trim())
    .map((name) => ({ name, mine: mine[name]!, theirs: theirs[name]! }));
}

/** What somebody else has made of the record, with my changes on top. */
export function rebase(before: Fields, mine: Fields, theirs: Fields): Fields {
  const own = changedFields(before, mine);
  return { ...theirs, ...Object.fromEntries(own.map((name) => [name, mine[name]!])) };
}

/** `names.en` and `names.fr` are the two sides of one text. */
function sides(name: string): string[] {
  const stem = /^(.+)\.(en|fr)$/.exec(name)?.[1];
  return stem === undefined ? [name] : [`${stem}.en`, `${stem}.fr`];
}
