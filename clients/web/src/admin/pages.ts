import { adminPages, type AdminPage } from '../address';
import type { Permission } from '../session/session';

/** What each page of the administration needs. */
const permissionOf: Readonly<Record<AdminPage, Permission>> = {
  users: 'users:admin',
  clients: 'clients:admin',
  imports: 'imports:run',
  audit: 'audit:read',
  'access-log': 'audit:read',
  'security-events': 'audit:read',
};

/** The pages that somebody with these permissions may see. */
export function pagesFor(may: (permission: Permission) => boolean): AdminPage[] {
  return adminPages.filter((page) => may(permissionOf[page]));
}
