/**
 * What the user can do in the panel, as functions that the page's buttons and keys call.
 */

import { fetchPicture, fetchVectors } from './api.js';
import { captionOf, parseSeed, sameAgain } from './state.js';
import { isFormat, pixelsOf, requestOf } from './wishes.js';

/** @typedef {import('./api.js').Variation} Variation */
/** @typedef {import('./generating.js').Connection} Connection */
/** @typedef {import('./host.js').Host} Host */
/** @typedef {import('./runs.js').Store} Store */
/** @typedef {ReturnType<typeof import('./runs.js').createRuns>} Runs */
/** @typedef {ReturnType<typeof import('./pairing.js').createPairing>} PairingSteps */
/** @typedef {ReturnType<typeof createActions>} Actions */

const ENLARGED_PIXELS = 512;
const DOWNLOAD_PIXELS = 512;

/** @param {{host: Host, store: Store, connection: Connection, runs: Runs, pairing: PairingSteps}} parts */
export function createActions({ host, store, connection, runs, pairing }) {
  /** @param {number} index */
  function variationAt(index) {
    return store.state.run?.generation?.variations.find((variation) => variation.index === index);
  }

  function generate() {
    const seed = parseSeed(store.state.seed);
    const prompt = store.state.prompt.trim();
    if (seed === null) {
      store.dispatch({ type: 'seed_refused' });
      return;
    }
    void runs.start({
      ...(prompt && { prompt }),
      ...requestOf(store.state.wishes),
      ...(seed !== undefined && { seed }),
    });
  }

  /** @param {import('./wishes.js').Like | null} like */
  function chooseLike(like) {
    const before = store.state.wishes.like?.picture;
    store.dispatch({ type: 'like_chosen', like });
    const shown = Object.values(store.state.run?.pictures ?? {});
    if (before && before !== like?.picture && !shown.includes(before)) URL.revokeObjectURL(before);
  }

  /**
   * A variation at its best: as vectors where it has them.
   * @param {Variation} variation
   * @param {number} pixels
   */
  function fetchLarge(variation, pixels) {
    return variation.svg
      ? fetchVectors(connection.target, variation.svg)
      : fetchPicture(connection.target, variation, pixels);
  }

  return {
    /** @param {string} prompt */
    typePrompt: (prompt) => store.dispatch({ type: 'prompt_typed', prompt }),

    /** @param {string} seed */
    typeSeed: (seed) => store.dispatch({ type: 'seed_typed', seed }),

    generate,

    /**
     * @param {string} field
     * @param {string | number} value
     */
    pin: (field, value) => store.dispatch({ type: 'pinned', field, value }),

    /** @param {string} field */
    unpin: (field) => store.dispatch({ type: 'unpinned', field }),

    /** @param {string} field */
    free: (field) => store.dispatch({ type: 'freed', field }),

    /** @param {string} field */
    restore: (field) => store.dispatch({ type: 'restored', field }),

    /** @param {string} name of a field or a group */
    turnLock: (name) => store.dispatch({ type: 'lock_turned', name }),

    /** @param {number} strength */
    setStrength: (strength) => store.dispatch({ type: 'strength_set', strength }),

    /** @param {string} format */
    setFormat(format) {
      if (!isFormat(format)) return;
      store.dispatch({ type: 'format_set', format });
      void host.write('format', format);
    },

    forgetLike: () => chooseLike(null),

    /** @param {number} index */
    moreLike(index) {
      const { run } = store.state;
      const variation = variationAt(index);
      if (!variation || !run?.generation) return;
      chooseLike({
        ref: `${run.generation.id}/${index}`,
        name: captionOf(variation) || String(variation.seed),
        picture: run.pictures[index] ?? null,
        design: variation.design ?? null,
      });
      // The seed that was kept would only make the same ten anew.
      store.dispatch({ type: 'seed_typed', seed: '' });
      generate();
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
      const picture = await fetchLarge(variation, ENLARGED_PIXELS).catch(() => null);
      // Without it the thumbnail stays, a little soft.
      if (picture === null) return;
      const url = URL.createObjectURL(picture);
      store.dispatch({ type: 'enlarged_picture', index: variation.index, url });
    },

    /** @param {number} index */
    async download(index) {
      const variation = variationAt(index);
      if (!variation) return;
      const pixels = pixelsOf(store.state.wishes.format);
      const picture = await (pixels === null
        ? fetchLarge(variation, DOWNLOAD_PIXELS)
        : fetchPicture(connection.target, variation, pixels)).catch(() => null);
      if (picture === null) connection.doubt();
      else await host.save?.(picture, `tenfold-${variation.seed}.${isPng(picture) ? 'png' : 'svg'}`);
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

/** @param {Blob} picture */
function isPng({ type }) {
  return type === 'image/png';
}
