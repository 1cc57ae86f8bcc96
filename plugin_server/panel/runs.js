/**
 * Starts, cancels and shows runs. A run is one press of Generate: the sketch is taken, the generation followed,
 * each picture fetched as soon as it is there, and the ten put on the host's canvas if it has one.
 */

import { ApiError, cancelAll, cancelGeneration, fetchPicture, fetchVectors } from './api.js';
import { Lost, follow, newKey, untilAnswered } from './generating.js';
import { HostError } from './host-error.js';
import { isKnownProblem } from './i18n.js';
import { layerNames } from './layer-names.js';
import { isBusy } from './state.js';
import { pixelsOf } from './wishes.js';

/** @typedef {import('./api.js').Generation} Generation */
/** @typedef {import('./api.js').GenerationRequest} GenerationRequest */
/** @typedef {import('./api.js').Problem} Problem */
/** @typedef {import('./api.js').Variation} Variation */
/** @typedef {import('./generating.js').Connection} Connection */
/** @typedef {import('./host.js').Host} Host */
/** @typedef {import('./i18n.js').Language} Language */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./state.js').Event} Event */
/** @typedef {import('./state.js').State} State */
/** @typedef {{readonly state: State, dispatch: (event: Event) => void}} Store */
/** @typedef {{key: string, signal: AbortSignal}} Current */

/**
 * Thumbnails are pictures although they could be vectors: ten drawings full of stitches took 0.5 to 0.9 s to
 * appear in Chromium, ten PNG files of this size 0.15 to 0.35 s. What is enlarged is shown as vectors.
 */
const THUMBNAIL_PIXELS = 512;
const CANVAS_PIXELS = 512;

/** Something failed on our side of the wire; `code` names the text for it. */
class PanelError extends Error {
  /**
   * @param {'insert' | 'sketch'} attempt what was tried
   * @param {unknown} error why it failed
   */
  constructor(attempt, error) {
    super(error instanceof Error ? error.message : String(error));
    this.code = error instanceof HostError && isKnownProblem(error.code) ? error.code : attempt;
  }
}

/**
 * @param {unknown} error
 * @returns {Problem}
 */
function problemOf(error) {
  if (error instanceof ApiError) return error.problem;
  const code = error instanceof Lost ? 'lost' : error instanceof PanelError ? error.code : 'unexpected';
  return { code, message: null, remedy: null };
}

/**
 * @param {{host: Host, store: Store, connection: Connection, t: Translate, languageOf: () => Language}} parts
 */
export function createRuns({ host, store, connection, t, languageOf }) {
  let abort = new AbortController();

  /**
   * @param {GenerationRequest} request
   * @param {string[] | null} [sketchNodes] where the sketch is, when it is not the selection
   */
  async function start(request, sketchNodes = null) {
    if (isBusy(store.state)) return;
    forgetPictures(store.state);
    abort = new AbortController();
    const run = { key: newKey(), signal: abort.signal };
    store.dispatch({ type: 'run_started', key: run.key, request });
    try {
      await carryOut(run, await withSketch(run, request, sketchNodes));
    } catch (error) {
      if (run.signal.aborted) store.dispatch({ type: 'run_cancelled', key: run.key });
      else store.dispatch({ type: 'run_failed', key: run.key, problem: problemOf(error) });
    }
  }

  async function cancel() {
    const run = store.state.run;
    if (run === null || !isBusy(store.state) || run.cancelling) return;
    const { key, generation } = run;
    store.dispatch({ type: 'run_cancelling', key });
    try {
      if (generation === null) throw new Error('nothing to cancel by name yet');
      const cancelled = await cancelGeneration(connection.target, generation.id);
      store.dispatch({ type: 'generation', key, generation: cancelled });
    } catch {
      // The user is done with it, whether the server can be told or not.
      abort.abort();
    }
  }

  /**
   * @param {Current} run
   * @param {GenerationRequest} request
   * @param {string[] | null} nodes
   * @returns {Promise<GenerationRequest>}
   */
  async function withSketch(run, request, nodes) {
    try {
      const sketch = await host.takeSketch(nodes);
      if (sketch === null || request.sketch) return request;
      store.dispatch({ type: 'sketch_taken', key: run.key, sketch });
      return { ...request, sketch };
    } catch (error) {
      throw new PanelError('sketch', error);
    }
  }

  /**
   * @param {Current} run
   * @param {GenerationRequest} request
   */
  async function carryOut(run, request) {
    /** @type {Promise<import('./host.js').Picture>[]} */
    const forCanvas = [];
    let seen = 0;
    const generation = await follow({
      connection,
      request: { ...request, ...(host.heartbeat !== null && { heartbeat: host.heartbeat }) },
      ...run,
      onGeneration: (now) => {
        store.dispatch({ type: 'generation', key: run.key, generation: now });
        const fresh = now.variations.slice(seen);
        seen = now.variations.length;
        if (host.insert) forCanvas.push(...fresh.map((variation) => pictureForCanvas(run, variation)));
        // The canvas comes first: a hidden panel closes as soon as it is served, and needs no thumbnails.
        void Promise.allSettled([...forCanvas]).then(() => {
          for (const variation of fresh) void showThumbnail(run, variation);
        });
      },
    });
    if (host.insert === null || generation.state !== 'finished') return;
    const pictures = await Promise.all(forCanvas);
    const { count, lost } = await host.insert(generation, pictures, labels(), generation.id).catch((error) => {
      throw new PanelError('insert', error);
    });
    store.dispatch({ type: 'inserted', key: run.key, count, lost });
  }

  function labels() {
    return { again: t('relaunch'), like: t('relaunch_like') };
  }

  /**
   * Puts variations on the canvas beside what is selected now, whether or not they have been there before.
   * @param {Generation} generation
   * @param {Variation[]} variations
   */
  async function insert(generation, variations) {
    if (host.insert === null) return;
    const run = { key: newKey(), signal: new AbortController().signal };
    try {
      // No sketch is wanted, only its place.
      await host.takeSketch([]);
      const pictures = await Promise.all(variations.map((each) => pictureForCanvas(run, each)));
      const { count } = await host.insert(generation, pictures, labels(), run.key);
      store.dispatch({ type: 'noted', note: { text: 'inserted', values: { k: count } } });
    } catch {
      store.dispatch({ type: 'noted', note: { text: 'not_inserted', values: {} } });
    }
  }

  /**
   * Shows an earlier generation in the places, as if it had just been made.
   * @param {Generation} generation
   */
  function open(generation) {
    if (isBusy(store.state)) return;
    forgetPictures(store.state);
    abort = new AbortController();
    const run = { key: newKey(), signal: abort.signal };
    store.dispatch({ type: 'opened', key: run.key, generation });
    for (const variation of generation.variations) void showThumbnail(run, variation);
  }

  /**
   * @param {Current} run
   * @param {Variation} variation
   */
  async function showThumbnail({ key, signal }, variation) {
    try {
      const picture = await fetchWhenOnline(signal, variation, THUMBNAIL_PIXELS);
      const url = URL.createObjectURL(picture);
      store.dispatch({ type: 'picture', key, index: variation.index, url });
    } catch {
      // The place stays empty; the run itself says what is wrong.
    }
  }

  /**
   * @param {Current} run
   * @param {Variation} variation
   * @returns {Promise<import('./host.js').Picture>}
   */
  async function pictureForCanvas({ signal }, variation) {
    const { svg } = variation;
    const pixels = pixelsOf(store.state.wishes.format);
    if (svg && pixels === null) {
      const vectors = await untilAnswered(connection, signal, () =>
        fetchVectors(connection.target, svg, signal));
      const text = await vectors.text();
      return { variation, svg: text, names: layerNames(text, languageOf()), bytes: null };
    }
    const picture = await fetchWhenOnline(signal, variation, pixels ?? CANVAS_PIXELS);
    return { variation, svg: null, names: {}, bytes: new Uint8Array(await picture.arrayBuffer()) };
  }

  /**
   * @param {AbortSignal} signal
   * @param {Variation} variation
   * @param {number} size
   */
  function fetchWhenOnline(signal, variation, size) {
    return untilAnswered(connection, signal, () =>
      fetchPicture(connection.target, variation, size, signal));
  }

  async function stopAll() {
    await cancelAll(connection.target).catch(() => connection.doubt());
    await cancel();
  }

  return { start, cancel, stopAll, insert, open };
}

/**
 * All but the one that the next generation starts from, which is still shown.
 * @param {State} state
 */
function forgetPictures({ run, wishes }) {
  for (const url of Object.values(run?.pictures ?? {})) {
    if (url !== wishes.like?.picture) URL.revokeObjectURL(url);
  }
}
