import type { RoleGrant } from '../../api/types';

/** The roles that there are, the humblest first. */
export const roleNames = ['reader', 'editor', 'importer', 'user-admin', 'auditor', 'admin'] as const;
export type RoleName = (typeof roleNames)[number];

/** Whether a role can be limited to a unit and all beneath it. */
export function canBeLimited(role: RoleName): boolean {
  return role === 'reader' || role === 'editor' || role === 'importer';
}

/** The roles with one more. Who has a role everywhere needs it in no branch. */
export function withRole(roles: readonly RoleGrant[], added: RoleGrant): readonly RoleGrant[] {
  const same = roles.filter(({ role }) => role === added.role);
  if (same.some(({ unitId }) => unitId === null || unitId === added.unitId)) return roles;
  return [...(added.unitId === null ? roles.filter(({ role }) => role !== added.role) : roles), added];
}

/** What somebody else has made of the roles, with what the reader has added and taken away on top. */
export function rebasedRoles(before: readonly RoleGrant[], mine: readonly RoleGrant[], theirs: readonly RoleGrant[]): readonly RoleGrant[] {
  const notIn = (roles: readonly RoleGrant[]) => (grant: RoleGrant) => !roles.some(({ role, unitId }) => role === grant.role && unitId === grant.unitId);
  return mine.filter(notIn(before)).reduce(withRole, before.filter(notIn(mine)).reduce(withoutRole, theirs));
}

/** The roles without one. */
export function withoutRole(roles: readonly RoleGrant[], gone: RoleGrant): readonly RoleGrant[] {
  return roles.filter(({ role, unitId }) => role !== gone.role || unitId !== gone.unitId);
}
