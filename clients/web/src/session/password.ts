/** The least number of characters of a password; the server says the same. */
export const minPassword = 15;
