/**
 * The panel in a browser tab: the server is the one that sent the page, and there is no canvas.
 */

/** @typedef {import('./host.js').Host} Host */

const STORAGE_PREFIX = 'tenfold.';

/**
 * @param {Window & typeof globalThis} page
 * @returns {Host}
 */
export function createBrowserHost(page) {
  /** @type {Map<string, string>} takes over where the user forbids storage */
  const fallback = new Map();
  return {
    client: 'Browser',
    servers: [page.location.origin],
    read: async (key) => {
      try {
        return page.localStorage.getItem(STORAGE_PREFIX + key);
      } catch {
        return fallback.get(key) ?? null;
      }
    },
    write: async (key, value) => {
      try {
        page.localStorage.setItem(STORAGE_PREFIX + key, value);
      } catch {
        fallback.set(key, value);
      }
    },
    isBlocked: async () => false,
    takeSketch: async () => null,
    insert: null,
    onCommand: () => {},
    show: () => {},
    notify: () => {},
    close: () => page.close(),
  };
}
