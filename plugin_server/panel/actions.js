/**
 * What the user can do with the prompt, the wishes and the panel itself, as functions that the page's buttons
 * and keys call. What can be done with variations is in variation-actions.js.
 */

import { withWordTurned } from './ideas.js';
import { keptText } from './settings.js';
import { isBusy, parseSeed, sameAgain } from './state.js';
import { createVariationActions } from './variation-actions.js';
import { isCount, isFormat, requestOf } from './wishes.js';

/** @typedef {import('./generating.js').Connection} Connection */
/** @typedef {import('./host.js').Host} Host */
/** @typedef {import('./past.js').Query} Query */
/** @typedef {import('./runs.js').Store} Store */
/** @typedef {ReturnType<typeof import('./runs.js').createRuns>} Runs */
/** @typedef {ReturnType<typeof import('./pasts.js').createPasts>} Pasts */
/** @typedef {ReturnType<typeof import('./maps.js').createMaps>} Maps */
/** @typedef {ReturnType<typeof import('./pairing.js').createPairing>} PairingSteps */
/** @typedef {ReturnType<typeof createActions>} Actions */

/**
 * @param {{host: Host, store: Store, connection: Connection, runs: Runs, pasts: Pasts, maps: Maps,
 *   pairing: PairingSteps}} parts
 */
export function createActions({ host, store, connection, runs, pasts, maps, pairing }) {
  function generate() {
    const { sketch, prompt, seed: typed, wishes } = store.state;
    const seed = parseSeed(typed);
    if (seed === null) {
      store.dispatch({ type: 'seed_refused' });
      return;
    }
    const request = {
      ...(prompt.trim() && { prompt: prompt.trim() }),
      ...requestOf(wishes),
      ...(seed !== undefined && { seed }),
    };
    void runs.start(request, sketch?.left ? [] : null);
  }

  function keep() {
    void host.write('settings', keptText(store.state.settings, store.state.wishes));
  }

  return {
    ...createVariationActions({ host, store, connection, runs, pasts, generate }),

    /** @param {string} prompt */
    typePrompt: (prompt) => store.dispatch({ type: 'prompt_typed', prompt }),

    /** @param {string} word that is added, or taken out where it is there */
    turnWord: (word) =>
      store.dispatch({ type: 'prompt_typed', prompt: withWordTurned(store.state.prompt, word) }),

    learnPrompts: pasts.learnPrompts,

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
      keep();
    },

    /** @param {number} count */
    setCount(count) {
      if (!isCount(count)) return;
      store.dispatch({ type: 'count_set', count });
      keep();
    },

    /** @param {Partial<import('./settings.js').Settings>} settings */
    set(settings) {
      store.dispatch({ type: 'settings', settings });
      keep();
    },

    /** @param {import('./state.js').Tab} tab */
    showTab: (tab) => store.dispatch({ type: 'tab', tab }),

    /** @param {boolean} left whether the sketch is left out */
    leaveSketch(left) {
      if (host.chooseSketch) void host.chooseSketch(null);
      else store.dispatch({ type: 'sketch_left', left });
    },

    /** @param {Blob} file */
    async chooseSketch(file) {
      const isPicture = await host.chooseSketch?.(file);
      if (isPicture === false) store.dispatch({ type: 'sketch_refused' });
    },

    /** @param {Partial<Query>} query */
    lookFor: (query) => store.dispatch({ type: 'past_query', query }),

    lookFurther: pasts.more,
    lookOnceMore: pasts.again,
    wantThumbnail: pasts.wantThumbnail,

    showMap: maps.show,
    lookForMapAgain: maps.again,
    pointAt: maps.point,
    drawPath: maps.draw,
    makeHere: maps.makeHere,
    makeAlong: maps.makeAlong,

    generateAgain() {
      // With the sketch that it had, or none, whatever is selected by now.
      if (store.state.run) void runs.start(sameAgain(store.state.run), []);
    },

    cancel: () => void runs.cancel(),

    cancelAll() {
      if (isBusy(store.state)) void runs.stopAll();
    },

    lookAgain: connection.lookNow,
    askForCode: () => void pairing.ask(),

    /** @param {string} code */
    answerCode: (code) => void pairing.answer(code),

    /** @param {number} seed */
    reuseSeed(seed) {
      store.dispatch({ type: 'tab', tab: 'generate' });
      store.dispatch({ type: 'seed_reused', seed });
    },
  };
}
