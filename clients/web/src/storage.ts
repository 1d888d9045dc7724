/** What a browser remembers for this page. */
export const memory = remembering(() => localStorage);

/** The same for one tab, until it is closed. */
export const tabMemory = remembering(() => sessionStorage);

/** A browser that is told to remember nothing throws at every touch; the page works all the same. */
function remembering(storage: () => Storage) {
  return {
    read(key: string): string | null {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },

    write(key: string, value: string): void {
      try {
        storage().setItem(key, value);
      } catch {
        // Then it is asked again next time.
      }
    },

    forget(key: string): void {
      try {
        storage().removeItem(key);
      } catch {
        // There was nothing.
      }
    },
  };
}
