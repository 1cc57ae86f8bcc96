/**
 * The panel in a browser tab: the server is the one that sent the page, and there is no canvas. What is
 * dropped, pasted or chosen takes the place of a selection.
 */

import { readFile } from './sketch.js';

/** @typedef {import('./host.js').Host} Host */

const STORAGE_PREFIX = 'tenfold.';

/**
 * @param {Window & typeof globalThis} page
 * @returns {Host}
 */
export function createBrowserHost(page) {
  /** @type {Map<string, string>} takes over where the user forbids storage */
  const fallback = new Map();
  /** @type {import('./host.js').Sketch | null} */
  let sketch = null;
  let tellSelection = () => {};
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
    takeSketch: async (nodes) => (nodes === null ? sketch : null),
    preview: async () => sketch,
    onSelection: (listener) => {
      tellSelection = listener;
    },
    chooseSketch: async (file) => {
      const read = file && await readFile(file);
      if (file === null || read !== null) sketch = read;
      tellSelection();
      return file === null || read !== null;
    },
    colours: async () => [],
    insert: null,
    onCommand: (listener) => listener({ type: 'command', command: 'panel' }),
    show: () => {},
    notify: () => {},
    close: () => page.close(),
  };
}
