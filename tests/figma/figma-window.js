/**
 * A window of Figma: the real code.js with nothing but the mock API in reach, and the real ui.html in an
 * iframe without an origin, under the same content security policy that Figma makes of the manifest.
 */

import { createFigma, refuseUnknown } from './figma-mock.js';
import { MockNode } from './figma-nodes.js';
import { pictureOf } from './figma-picture.js';

/** @typedef {import('./figma-world.js').Manifest & {networkAccess: {allowedDomains: string[]}}} Manifest */

/** What the plugin's main thread has not, however ordinary it is in a page. */
const NOT_THERE = [
  'window', 'self', 'globalThis', 'document', 'localStorage', 'navigator', 'parent', 'top', 'location',
  'XMLHttpRequest', 'Blob', 'URL', 'FileReader', 'crypto', 'TextEncoder', 'TextDecoder', 'Image',
];

/**
 * @param {{manifest: Manifest, code: string, html: string, theme: 'light' | 'dark', language: string}} plugin
 */
export function openFigma({ manifest, code, html, theme, language }) {
  /** @type {HTMLIFrameElement | null} */
  let iframe = null;
  /** @type {{direction: 'to panel' | 'from panel', message: any}[]} */
  const messages = [];
  const frame = {
    /**
     * @param {string} page
     * @param {ShowUIOptions} options
     */
    open(page, options) {
      iframe = document.createElement('iframe');
      iframe.setAttribute('sandbox', 'allow-scripts');
      iframe.width = String(options.width ?? 300);
      iframe.height = String(options.height ?? 200);
      iframe.srcdoc = withHead(page, policyOf(manifest), language, options.themeColors ? theme : null);
      frame.setVisible(options.visible !== false);
      document.body.append(iframe);
    },
    /** @param {unknown} message */
    post(message) {
      messages.push({ direction: 'to panel', message });
      iframe?.contentWindow?.postMessage({ pluginMessage: message, pluginId: '1' }, '*');
    },
    /** @param {boolean} visible */
    setVisible(visible) {
      if (iframe) iframe.style.visibility = visible ? 'visible' : 'hidden';
    },
    close() {
      iframe?.remove();
      iframe = null;
    },
  };
  const { world, api } = createFigma(manifest, frame);

  window.addEventListener('message', (event) => {
    if (iframe === null || event.source !== iframe.contentWindow) return;
    messages.push({ direction: 'from panel', message: event.data.pluginMessage });
    world.onMessage?.(event.data.pluginMessage, { origin: event.origin });
  });

  /** Starts the plugin anew, as every run in Figma does. */
  function load() {
    frame.close();
    world.closed = false;
    world.onRun = [];
    world.onInput = [];
    world.onSelection = [];
    world.onMessage = undefined;
    new Function('figma', '__html__', ...NOT_THERE, `'use strict';\n${code}`)(api, html);
  }

  return {
    world,
    messages,
    load,
    /** The user closes the plugin: its page and its main thread are gone without a word. */
    close() {
      frame.close();
      world.closed = true;
      world.onMessage = undefined;
    },
    /**
     * @param {string} command
     * @param {ParameterValues} [parameters]
     */
    run(command, parameters) {
      load();
      for (const listener of world.onRun) listener({ command, parameters });
    },
    /**
     * Draws something before the plugin runs; its name is its colour.
     * @param {{name: string, x: number, y: number, width: number, height: number}} box
     */
    draw({ name, x, y, width, height }) {
      const node = new MockNode(world.newId(), 'RECTANGLE', name);
      node.world = world;
      node.resize(width, height);
      Object.assign(node, { x, y });
      world.currentPage.appendChild(node);
      world.commit();
      return refuseUnknown('node', node).id;
    },
    /** @param {string[]} ids */
    select(ids) {
      world.currentPage.selection = ids.map((id) => world.currentPage.find(id)).filter((node) => node !== null);
      for (const listener of world.onSelection) listener();
    },
    /** @param {unknown} message as if the panel had sent it */
    receive: (message) => world.onMessage?.(message, { origin: 'null' }),
    isVisible: () => iframe !== null && iframe.style.visibility === 'visible',
    /** The document as plain data. */
    pages: () => world.pages.map(tree),
    /** What is seen on the page, as SVG. */
    picture: () => pictureOf(world.currentPage),
  };
}

/**
 * @param {MockNode} node
 * @returns {object}
 */
function tree(node) {
  return { ...node.values(), children: node.children.map(tree) };
}

/** @param {Manifest} manifest */
function policyOf({ networkAccess }) {
  const domains = networkAccess.allowedDomains.join(' ');
  return `default-src data: blob: ${domains}; `
    + `script-src 'unsafe-inline' 'unsafe-eval' data: blob: ${domains}; style-src 'unsafe-inline'`;
}

/**
 * The language is set by a script, because that of the tests' browser does not reach every frame.
 * @param {string} html
 * @param {string} policy
 * @param {string} language
 * @param {'light' | 'dark' | null} theme
 */
function withHead(html, policy, language, theme) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const speak = `Object.defineProperty(navigator, 'languages', { value: ['${language}'] });`;
  const page = html.replace('<head>', () => `<head>${meta}<script>${speak}</script>`);
  return theme === null ? page : page.replace('<html ', () => `<html class="figma-${theme}" `);
}
