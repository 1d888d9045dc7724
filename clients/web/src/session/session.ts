import { computed, signal } from '@preact/signals';
import { ApiError, get, post, remove, renewSessionsBy } from '../api/client';
import type { User } from '../api/types';
import { tellChange } from '../changes';
import { memory } from '../storage';

export type Permission =
  | 'directory:read' | 'contact:read' | 'directory:write' | 'imports:run' | 'teams:read' | 'teams:write' | 'users:admin' | 'clients:admin' | 'audit:read';

/** Who has signed in; null for nobody, undefined as long as it is not known. */
export const user = signal<User | null | undefined>(undefined);

const permissions = computed(() => new Set<string>(user.value?.permissions ?? []));

/** Whether the reader has a permission, somewhere at least: what is allowed where, the server decides. */
export function may(permission: Permission): boolean {
  return permissions.value.has(permission);
}

// Shows that there may be a session, so that strangers ask for none. The session itself is in a cookie that scripts do not see.
const marker = 'orgchart.signedIn';

/** Finds out who has signed in. */
export async function findOut(): Promise<void> {
  if (memory.read(marker) === null) {
    user.value = null;
    return;
  }
  try {
    user.value = (await get<User>('users/me')).data;
  } catch (error) {
    if (!(error instanceof ApiError) || (error.status !== 401 && error.status !== 403)) throw error;
    forget();
  }
}

/** Signs in. The code is needed where there is a second factor: the error's code is `auth.mfa_required` then. */
export async function signIn(email: string, password: string, otp?: string): Promise<void> {
  await post('auth/session', { email, password, ...(otp === undefined ? {} : { otp }) });
  memory.write(marker, '1');
  user.value = (await get<User>('users/me')).data;
}

/** Goes on with the session at once, for rights that the next access token brings. */
export async function renewRights(): Promise<void> {
  await renew();
  await findOut();
}

export async function signOut(): Promise<void> {
  await remove('auth/session');
  forget();
}

/** Notices who signs in or out in another tab: the session is the same in all of them. */
export function followOtherTabs(): void {
  addEventListener('storage', ({ key }) => {
    // Null when the browser has forgotten everything.
    if (key === marker || key === null) findOut().then(tellChange, () => undefined);
  });
}

function forget(): void {
  memory.forget(marker);
  user.value = null;
}

let renewing: Promise<boolean> | null = null;

/** Once for all requests that found out at the same time. */
function renew(): Promise<boolean> {
  renewing ??= goOn().finally(() => {
    renewing = null;
  });
  return renewing;
}

/** One tab at a time: a refresh token is good once. */
async function goOn(): Promise<boolean> {
  if (memory.read(marker) === null) return false;
  const lock = navigator.locks ?? { request: (_: string, work: () => Promise<boolean>) => work() };
  return lock.request('orgchart.session', async () => {
    try {
      await post('auth/session/refresh');
      return true;
    } catch (error) {
      // Another tab was faster where browsers know no locks, and its answer has brought the new cookies.
      if (error instanceof ApiError && error.code === 'auth.refresh_crossed') return true;
      // The session has ended, and the server has taken the cookies away: a stranger may see some of it all the same.
      if (error instanceof ApiError && error.status === 400) forget();
      return user.value === null;
    }
  });
}

renewSessionsBy(renew);
