import type { RoleGrant } from '../api/types';
import { texts } from '../texts';
import { roleWords } from './roleWords';

/** Roles in words, with the branch they are limited to. */
export function Roles({ roles }: { roles: readonly RoleGrant[] }) {
  const words = texts.value.admin.roles;
  if (roles.length === 0) return <span class="small">{words.none}</span>;
  return <span class="badges">{roles.map((grant) => <span key={`${grant.role}@${grant.unitId}`} class="badge">{roleWords(grant)}</span>)}</span>;
}
