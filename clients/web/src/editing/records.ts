import { get, type Answer } from '../api/client';
import type { Client, Employee, Unit, User } from '../api/types';
import { pathText } from '../ui/choices';
import { fieldsOfClient, fieldsOfPerson, fieldsOfUnit, fieldsOfUser, type Fields } from './fields';

/** A unit as a window shows it. */
export interface UnitRecord {
  readonly unit: Unit;
  readonly fields: Fields;
}

/** A person as a window shows it. */
export interface PersonRecord {
  readonly person: Employee;
  readonly fields: Fields;
}

/** An account as a window shows it. */
export interface AccountRecord {
  readonly user: User;
  readonly fields: Fields;
}

/** A client as a window shows it. */
export interface ClientRecord {
  readonly client: Client;
  readonly fields: Fields;
}

export async function readUnit(id: number): Promise<Answer<UnitRecord>> {
  const { data, etag } = await get<Unit>(`units/${id}`);
  return { data: { unit: data, fields: fieldsOfUnit(data) }, etag };
}

/** Reads the other languages after the version that will be sent: a change in between is noticed then. */
export async function readPerson(id: number): Promise<Answer<PersonRecord>> {
  const { data, etag } = await get<Employee>(`employees/${id}`);
  const [en, fr] = await Promise.all([get<Employee>(`employees/${id}`, { lang: 'en' }), get<Employee>(`employees/${id}`, { lang: 'fr' })]);
  return { data: { person: data, fields: fieldsOfPerson(en.data, fr.data) }, etag };
}

/** @param path `users/me`, or the path of another one */
export async function readAccount(path: string): Promise<Answer<AccountRecord>> {
  const { data, etag } = await get<User>(path);
  return { data: { user: data, fields: fieldsOfUser(data) }, etag };
}

export async function readClient(id: number): Promise<Answer<ClientRecord>> {
  const { data, etag } = await get<Client>(`clients/${id}`);
  return { data: { client: data, fields: fieldsOfClient(data) }, etag };
}

/** What can be seen of a unit and change meanwhile, for comparing: its fields and its place. */
export function factsOfUnit({ unit, fields }: UnitRecord): Fields {
  return { ...fields, place: pathText(unit.path.slice(0, -1)) };
}

/** The same of a person. */
export function factsOfPerson({ person, fields }: PersonRecord): Fields {
  return { ...fields, place: pathText(person.path), manager: person.manager?.displayName ?? '' };
}
