/**
 * The panel inside Figma: an iframe without an origin, which reaches the document only through messages
 * to code.js (their shapes are in plugin_figma/messages.d.ts).
 */

import { HEARTBEAT_SECONDS } from './heartbeat.js';
import { PORTS } from './ports.js';
import { recordOf } from './record.js';
import { composeSketch } from './sketch.js';

/** @typedef {import('./host.js').Host} Host */
/** @typedef {import('../../plugin_figma/messages').FromPanel} FromPanel */
/** @typedef {import('../../plugin_figma/messages').FromPlugin} FromPlugin */
/** @typedef {import('../../plugin_figma/messages').Piece} Piece */
/** @typedef {import('../../plugin_figma/messages').Question} Question */

/** Pixels of a preview's longest side, twice as many as it is shown in. */
const PREVIEW_SIDE = 256;

/** Chrome asks for loopback access under the first name since version 145, before that under the second. */
const LOCAL_ACCESS_PERMISSIONS = ['loopback-network', 'local-network-access'];

/**
 * @param {Window & typeof globalThis} page
 * @returns {Host}
 */
export function createFigmaHost(page) {
  const { ask, tell, onCommand, onSelection } = openChannel(page);
  return {
    name: 'figma',
    client: 'Figma',
    servers: PORTS.map((port) => `http://localhost:${port}`),
    heartbeat: HEARTBEAT_SECONDS,
    languages: page.navigator.languages,
    read: async (key) => {
      const value = await ask({ type: 'read', key });
      return typeof value === 'string' ? value : null;
    },
    write: async (key, value) => {
      await ask({ type: 'write', key, value });
    },
    isBlocked: () => isAccessDenied(page.navigator),
    takeSketch: async (nodes) => {
      const pieces = /** @type {Piece[]} */ (await ask({ type: 'sketch', nodes }));
      return pieces.length === 0 ? null : composeSketch(pieces);
    },
    preview: async () => {
      const pieces = /** @type {Piece[]} */ (await ask({ type: 'preview' }));
      return pieces.length === 0 ? null : composeSketch(pieces, PREVIEW_SIDE);
    },
    onSelection,
    chooseSketch: null,
    colours: async () => /** @type {string[]} */ (await ask({ type: 'colours' })),
    insert: async (generation, pictures, relaunch, insertion) => {
      const variations = pictures.map(({ variation, svg, names, bytes }) => ({
        index: variation.index,
        seed: variation.seed,
        width: variation.width,
        height: variation.height,
        name: variation.name ?? '',
        design: variation.design ?? {},
        svg,
        names,
        bytes,
      }));
      const record = recordOf(generation);
      const inserted = await ask({ type: 'insert', insertion, record, variations, relaunch });
      return /** @type {import('./host.js').Inserted} */ (inserted);
    },
    save: null,
    onCommand,
    onHotkey: null,
    show: () => tell({ type: 'show' }),
    notify: (text, cancel) => tell({ type: 'notify', text, cancel }),
    close: () => tell({ type: 'close' }),
  };
}

/** @param {Window & typeof globalThis} page */
function openChannel(page) {
  let questions = 0;
  /** @type {Map<number, {resolve: (value: unknown) => void, reject: (error: Error) => void}>} */
  const open = new Map();
  /** @type {(command: import('../../plugin_figma/messages').Command) => void} */
  let obey = () => {};
  let tellSelection = () => {};

  /** @param {FromPanel} message */
  function tell(message) {
    // Figma's frame has no origin that could be named here; it passes messages on to code.js only.
    page.parent.postMessage({ pluginMessage: message }, '*');
  }

  /**
   * @param {Question} question
   * @returns {Promise<unknown>}
   */
  function ask(question) {
    questions += 1;
    const request = questions;
    return new Promise((resolve, reject) => {
      open.set(request, { resolve, reject });
      tell({ ...question, request });
    });
  }

  /** @param {FromPlugin} message */
  function receive(message) {
    if (message.type === 'command') {
      obey(message);
    } else if (message.type === 'selection') {
      tellSelection();
    } else if (message.type === 'answer') {
      const question = open.get(message.request);
      open.delete(message.request);
      if (message.error === null) question?.resolve(message.value);
      else question?.reject(new Error(message.error));
    }
  }

  page.addEventListener('message', (event) => {
    const message = event.data?.pluginMessage;
    if (event.source === page.parent && typeof message === 'object' && message !== null) receive(message);
  });
  return {
    ask,
    tell,
    /** @type {Host['onCommand']} */
    onCommand: (listener) => {
      obey = listener;
      tell({ type: 'ready' });
    },
    /** @type {Host['onSelection']} */
    onSelection: (listener) => {
      tellSelection = listener;
    },
  };
}

/**
 * Whether the browser forbids pages to reach this computer. Only then a failed call is its doing: nothing
 * else in the failure differs from a server that is not running. The desktop app does not ask for the
 * permission, yet reports it as denied.
 * @param {Navigator} navigator
 */
async function isAccessDenied(navigator) {
  if (/Figma|Electron/.test(navigator.userAgent)) return false;
  for (const name of LOCAL_ACCESS_PERMISSIONS) {
    try {
      const descriptor = { name: /** @type {PermissionName} */ (name) };
      return (await navigator.permissions.query(descriptor)).state === 'denied';
    } catch {
      // This browser does not know the permission under this name.
    }
  }
  return false;
}
