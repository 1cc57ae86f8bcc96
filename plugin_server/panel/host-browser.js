/**
 * The panel in a browser tab: the server is the one that sent the page, and there is no canvas. What is
 * dropped, pasted or chosen takes the place of a selection.
 */

import { saveFile } from './files.js';
import { readFile } from './sketch.js';
import { createStorage } from './storage.js';

/** @typedef {import('./host.js').Host} Host */

/**
 * @param {Window & typeof globalThis} page
 * @returns {Host}
 */
export function createBrowserHost(page) {
  /** @type {import('./host.js').Sketch | null} */
  let sketch = null;
  let tellSelection = () => {};
  return {
    name: 'browser',
    client: 'Browser',
    servers: [page.location.origin],
    // Whoever closed the tab finds the ten in the history.
    heartbeat: null,
    languages: page.navigator.languages,
    ...createStorage(page),
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
    save: async (content, name) => saveFile(content, name),
    onCommand: (listener) => listener({ type: 'command', command: 'panel' }),
    onHotkey: null,
    show: () => {},
    notify: () => {},
    close: () => page.close(),
  };
}
