import { signal } from '@preact/signals';

/** The window about the session that is open: signing in, signing in again after the password has changed, one's account. */
export const sessionWindow = signal<'signIn' | 'signInAgain' | 'account' | null>(null);
