/**
 * What the panel keeps between two visits, where the page itself has storage for it.
 */

const PREFIX = 'tenfold.';

/** @param {Window & typeof globalThis} page */
export function createStorage(page) {
  /** @type {Map<string, string>} takes over where the user forbids storage */
  const fallback = new Map();
  return {
    /** @param {string} key */
    read: async (key) => {
      try {
        return page.localStorage.getItem(PREFIX + key);
      } catch {
        return fallback.get(key) ?? null;
      }
    },
    /**
     * @param {string} key
     * @param {string} value
     */
    write: async (key, value) => {
      try {
        page.localStorage.setItem(PREFIX + key, value);
      } catch {
        fallback.set(key, value);
      }
    },
  };
}
