/**
 * Keeps the reading of the prompt up to date while it is typed: a moment after the last key, the server is
 * asked what it understands. Also fetches the fields' names, once.
 */

import { ApiError, fetchFields, parsePrompt } from './api.js';
import { isOnline } from './state.js';

/** @typedef {import('./generating.js').Connection} Connection */
/** @typedef {import('./runs.js').Store} WritableStore */
/** @typedef {WritableStore & {watch: (watcher: () => void) => void}} Store */

/** Longer than between two keys, shorter than a look up from the keyboard. */
const PAUSE_MS = 250;

/** @param {{store: Store, connection: Connection}} parts */
export function createReader({ store, connection }) {
  let asked = '';
  let spoken = connection.target.language;
  let abort = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let knowsFields = false;

  store.watch(() => {
    if (!isOnline(store.state.connection)) return;
    const { language } = connection.target;
    if (language !== spoken) {
      spoken = language;
      knowsFields = false;
      asked = '';
    }
    if (!knowsFields) void learnFields();
    readSoon(store.state.prompt.trim());
  });

  async function learnFields() {
    knowsFields = true;
    try {
      store.dispatch({ type: 'fields', fields: await fetchFields(connection.target) });
    } catch (error) {
      // A server without fields has none; one that did not answer is asked again.
      knowsFields = error instanceof ApiError;
    }
  }

  /** @param {string} prompt */
  function readSoon(prompt) {
    if (prompt === asked) return;
    asked = prompt;
    clearTimeout(timer);
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    if (prompt === '') store.dispatch({ type: 'reading', prompt, reading: null });
    else timer = setTimeout(() => void read(prompt, signal), PAUSE_MS);
  }

  /**
   * @param {string} prompt
   * @param {AbortSignal} signal
   */
  async function read(prompt, signal) {
    try {
      const reading = await parsePrompt(connection.target, prompt, signal);
      if (!signal.aborted) store.dispatch({ type: 'reading', prompt, reading });
    } catch (error) {
      if (signal.aborted) return;
      // Without a reading the prompt works just the same; the next key asks again.
      store.dispatch({ type: 'reading', prompt, reading: null });
      if (!(error instanceof ApiError)) asked = '';
    }
  }
}
