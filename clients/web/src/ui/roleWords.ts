import type { RoleGrant } from '../api/types';
import { nameOf } from '../api/names';
import { texts } from '../texts';
import { lookUp } from './lookUp';

/** A role in words: "Editor of Finance Division". */
export function roleWords({ role, unitId }: RoleGrant): string {
  const words = texts.value.admin.roles;
  const name = lookUp(words.names, role) ?? role;
  return unitId === null ? name : words.within(name, nameOf('unit', unitId) ?? String(unitId));
}
