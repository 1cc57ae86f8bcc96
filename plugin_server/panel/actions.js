/**
 * What the user can do in the panel, as functions that the page's buttons and keys call.
 */

import { fetchPicture } from './api.js';
import { parseSeed, sameAgain } from './state.js';

/** @typedef {import('./generating.js').Connection} Connection */
/** @typedef {import('./runs.js').Store} Store */
/** @typedef {ReturnType<typeof import('./runs.js').createRuns>} Runs */
/** @typedef {ReturnType<typeof import('./pairing.js').createPairing>} PairingSteps */
/** @typedef {ReturnType<typeof createActions>} Actions */

const ENLARGED_PIXELS = 512;
const DOWNLOAD_PIXELS = 512;

/** @param {{store: Store, connection: Connection, runs: Runs, pairing: PairingSteps}} parts */
export function createActions({ store, connection, runs, pairing }) {
  /** @param {number} index */
  function variationAt(index) {
    return store.state.run?.generation?.variations.find((variation) => variation.index === index);
  }

  return {
    /** @param {string} prompt */
    typePrompt: (prompt) => store.dispatch({ type: 'prompt_typed', prompt }),

    /** @param {string} seed */
    typeSeed: (seed) => store.dispatch({ type: 'seed_typed', seed }),

    generate() {
      const seed = parseSeed(store.state.seed);
      const prompt = store.state.prompt.trim();
      if (seed === null) store.dispatch({ type: 'seed_refused' });
      else void runs.start({ ...(prompt && { prompt }), ...(seed !== undefined && { seed }) });
    },

    generateAgain() {
      // With the sketch that it had, or none, whatever is selected by now.
      if (store.state.run) void runs.start(sameAgain(store.state.run), []);
    },

    cancel: () => void runs.cancel(),
    lookAgain: connection.lookNow,
    askForCode: () => void pairing.ask(),

    /** @param {string} code */
    answerCode: (code) => void pairing.answer(code),

    /** @param {number} seed */
    reuseSeed: (seed) => store.dispatch({ type: 'seed_reused', seed }),

    /** @param {number} seed */
    copySeed(seed) {
      copyText(String(seed));
      store.dispatch({ type: 'seed_copied', seed });
    },

    /** @param {number | null} index */
    async enlarge(index) {
      const before = store.state.enlarged?.picture;
      if (before) URL.revokeObjectURL(before);
      store.dispatch({ type: 'enlarged', index });
      const variation = index === null ? undefined : variationAt(index);
      if (!variation) return;
      const picture = await fetchPicture(connection.target, variation, ENLARGED_PIXELS).catch(() => null);
      // Without it the thumbnail stays, a little soft.
      if (picture === null) return;
      const url = URL.createObjectURL(picture);
      store.dispatch({ type: 'enlarged_picture', index: variation.index, url });
    },

    /** @param {number} index */
    async download(index) {
      const variation = variationAt(index);
      if (!variation) return;
      const picture = await fetchPicture(connection.target, variation, DOWNLOAD_PIXELS).catch(() => null);
      if (picture === null) connection.doubt();
      else saveFile(picture, `tenfold-${variation.seed}.png`);
    },
  };
}

/**
 * Copies by selecting, which also works in frames that are refused the clipboard.
 * @param {string} text
 */
function copyText(text) {
  const holder = document.createElement('textarea');
  holder.value = text;
  holder.className = 'visually-hidden';
  // Inside an open dialog, for everything outside of it cannot be selected.
  const parent = document.querySelector('dialog[open]') ?? document.body;
  const focused = document.activeElement;
  parent.append(holder);
  holder.select();
  document.execCommand('copy');
  holder.remove();
  if (focused instanceof HTMLElement) focused.focus();
}

/**
 * @param {Blob} content
 * @param {string} name
 */
function saveFile(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the content a moment after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
