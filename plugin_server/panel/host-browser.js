/**
 * The panel in a browser tab: the server is the one that sent the page, and there is no canvas.
 */

import { createStorage } from './storage.js';

/** @typedef {import('./host.js').Host} Host */

/**
 * @param {Window & typeof globalThis} page
 * @returns {Host}
 */
export function createBrowserHost(page) {
  return {
    name: 'browser',
    client: 'Browser',
    servers: [page.location.origin],
    languages: page.navigator.languages,
    ...createStorage(page),
    isBlocked: async () => false,
    takeSketch: async () => null,
    insert: null,
    save: async (content, name) => saveByLink(content, name),
    onCommand: () => {},
    onHotkey: null,
    show: () => {},
    notify: () => {},
    close: () => page.close(),
  };
}

/**
 * @param {Blob} content
 * @param {string} name
 */
function saveByLink(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the content a moment after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
