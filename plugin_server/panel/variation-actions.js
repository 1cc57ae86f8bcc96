/**
 * What the user can do with variations: look at them, keep, compare, insert and export them, and take one
 * as the start of ten more.
 */

import { fetchPicture, fetchSheet, fetchVectors } from './api.js';
import { copyText } from './files.js';
import { captionOf, generationOf, isBusy, thumbnailOf, variationOf } from './state.js';
import { pixelsOf } from './wishes.js';

/** @typedef {import('./api.js').Generation} Generation */
/** @typedef {import('./api.js').Variation} Variation */
/** @typedef {import('./generating.js').Connection} Connection */
/** @typedef {import('./runs.js').Store} Store */
/** @typedef {import('./state.js').Ref} Ref */

const ENLARGED_PIXELS = 512;
const DOWNLOAD_PIXELS = 1024;

/**
 * @param {object} parts
 * @param {import('./host.js').Host} parts.host
 * @param {Store} parts.store
 * @param {Connection} parts.connection
 * @param {ReturnType<typeof import('./runs.js').createRuns>} parts.runs
 * @param {ReturnType<typeof import('./pasts.js').createPasts>} parts.pasts
 * @param {() => void} parts.generate
 */
export function createVariationActions({ host, store, connection, runs, pasts, generate }) {
  /**
   * A variation at its best: as vectors where it has them.
   * @param {Variation} variation
   */
  function fetchLarge(variation) {
    return variation.svg
      ? fetchVectors(connection.target, variation.svg)
      : fetchPicture(connection.target, variation, ENLARGED_PIXELS);
  }

  /** @param {import('./wishes.js').Like | null} like */
  function chooseLike(like) {
    const before = store.state.wishes.like?.picture;
    store.dispatch({ type: 'like_chosen', like });
    const { run, past } = store.state;
    const shown = [...Object.values(run?.pictures ?? {}), ...Object.values(past.pictures)];
    if (before && before !== like?.picture && !shown.includes(before)) URL.revokeObjectURL(before);
  }

  /** The run's variations that are chosen, in their order. */
  function chosen() {
    const { run, chosen: indices } = store.state;
    return (run?.generation?.variations ?? []).filter(({ index }) => indices.includes(index));
  }

  /**
   * @param {Variation} variation
   * @param {'svg' | 'png'} kind
   */
  async function save(variation, kind) {
    const { target } = connection;
    const pixels = pixelsOf(store.state.wishes.format) ?? DOWNLOAD_PIXELS;
    const file = variation.svg && kind === 'svg'
      ? await fetchVectors(target, variation.svg)
      : await fetchPicture(target, variation, pixels);
    await host.save?.(file, `tenfold-${variation.seed}.${file.type === 'image/png' ? 'png' : 'svg'}`);
  }

  /** @param {number} index */
  async function showCompared(index) {
    const { run, compared } = store.state;
    const variation = run?.generation?.variations.find((each) => each.index === index);
    if (!variation || !compared || index in compared.pictures) return;
    const picture = await fetchLarge(variation).catch(() => null);
    if (picture) store.dispatch({ type: 'compared_picture', index, url: URL.createObjectURL(picture) });
  }

  /** @param {{left: number, right: number} | null} sides */
  function compare(sides) {
    const pictures = store.state.compared?.pictures ?? {};
    if (sides === null) for (const url of Object.values(pictures)) URL.revokeObjectURL(url);
    store.dispatch({ type: 'compared', compared: sides && { ...sides, pictures } });
    if (sides) void Promise.all([showCompared(sides.left), showCompared(sides.right)]);
  }

  return {
    forgetLike: () => chooseLike(null),

    /** @param {Ref} of */
    moreLike(of) {
      const variation = variationOf(store.state, of);
      if (!variation || isBusy(store.state)) return;
      chooseLike({
        ref: `${of.id}/${of.index}`,
        name: captionOf(variation) || String(variation.seed),
        picture: thumbnailOf(store.state, of),
        design: variation.design ?? null,
      });
      // The seed that was kept would only make the same ten anew.
      store.dispatch({ type: 'seed_typed', seed: '' });
      generate();
    },

    turnFavourite: pasts.turnFavourite,

    /** @param {number} seed */
    copySeed(seed) {
      copyText(String(seed));
      store.dispatch({ type: 'noted', note: { text: 'copied', values: { seed } } });
    },

    /** @param {Ref | null} of */
    async enlarge(of) {
      const before = store.state.enlarged?.picture;
      if (before) URL.revokeObjectURL(before);
      store.dispatch({ type: 'enlarged', of });
      const variation = of && variationOf(store.state, of);
      if (!variation) return;
      const picture = await fetchLarge(variation).catch(() => null);
      // Without it the thumbnail stays, a little soft.
      if (picture === null) return;
      store.dispatch({ type: 'enlarged_picture', of, url: URL.createObjectURL(picture) });
    },

    /** @param {Ref} of */
    async download(of) {
      const variation = variationOf(store.state, of);
      const kind = pixelsOf(store.state.wishes.format) === null ? 'svg' : 'png';
      if (variation) await save(variation, kind).catch(() => connection.doubt());
    },

    /**
     * @param {string} id of a generation
     * @param {number[] | null} indices null for all
     */
    insert(id, indices) {
      const generation = generationOf(store.state, id);
      if (!generation) return;
      const wanted = generation.variations.filter(({ index }) => indices === null || indices.includes(index));
      void runs.insert(generation, wanted);
    },

    /** @param {string} id of a generation */
    open(id) {
      const generation = generationOf(store.state, id);
      if (generation) runs.open(generation);
    },

    /** @param {number} index */
    choose: (index) => store.dispatch({ type: 'chosen', index }),
    chooseNone: () => store.dispatch({ type: 'chosen_none' }),

    insertChosen() {
      const { run } = store.state;
      if (run?.generation) void runs.insert(run.generation, chosen());
    },

    compareChosen() {
      const [left, right] = chosen();
      if (left && right) compare({ left: left.index, right: right.index });
    },

    compare,

    /** @param {'svg' | 'png' | 'pdf'} kind */
    async exportChosen(kind) {
      const { run } = store.state;
      if (!run?.generation) return;
      const { id, seed } = run.generation;
      try {
        if (kind === 'pdf') {
          const indices = chosen().map(({ index }) => index);
          await host.save?.(await fetchSheet(connection.target, id, indices), `tenfold-${seed}.pdf`);
        } else {
          for (const variation of chosen()) await save(variation, kind);
        }
      } catch {
        connection.doubt();
      }
    },
  };
}
