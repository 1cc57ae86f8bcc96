/**
 * Fetches earlier generations: a page at a time, and their thumbnails when they come into view. Also keeps
 * favourites, for they are found again here.
 */

import { fetchModels, fetchPage, fetchPicture, fetchPrompts, keepFavourite } from './api.js';
import { searchOf } from './past.js';
import { isOnline, variationOf } from './state.js';

/** @typedef {import('./generating.js').Connection} Connection */
/** @typedef {import('./runs.js').Store} WritableStore */
/** @typedef {import('./state.js').Ref} Ref */
/** @typedef {WritableStore & {watch: (watcher: () => void) => void}} Store */

const PAGE = '12';
/** Twice the width in which they are shown. */
const THUMBNAIL_PIXELS = 160;
/** The server draws one at a time; more would only keep those of a new generation waiting. */
const AT_ONCE = 3;
const TYPING_PAUSE_MS = 250;

/** @param {{store: Store, connection: Connection}} parts */
export function createPasts({ store, connection }) {
  let asked = 0;
  /** @type {Ref[]} the last that came into view comes first */
  let wanted = [];
  let fetching = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let shown = '';

  store.watch(() => {
    const { tab, connection: now, past } = store.state;
    // Opening the tab, coming back online and every other query ask anew.
    const view = tab === 'history' && isOnline(now) ? JSON.stringify(past.query) : '';
    if (view === shown) return;
    const isTyping = shown !== '' && view !== '';
    shown = view;
    clearTimeout(timer);
    if (view === '') return;
    timer = setTimeout(() => void load(true), isTyping ? TYPING_PAUSE_MS : 0);
    if (!isTyping) void learnModels();
  });

  /** @param {boolean} isFirst */
  async function load(isFirst) {
    asked += 1;
    const ask = asked;
    const { query, next } = store.state.past;
    store.dispatch({ type: 'past_loading' });
    try {
      /** @type {Record<string, string>} */
      const search = { ...searchOf(query, Date.now()), limit: PAGE };
      if (!isFirst && next !== null) search.before = next;
      const page = await fetchPage(connection.target, search);
      if (ask === asked) store.dispatch({ type: 'past_page', ...page, isFirst });
    } catch {
      if (ask === asked) store.dispatch({ type: 'past_failed' });
    }
  }

  async function learnModels() {
    const models = await fetchModels(connection.target).catch(() => null);
    if (models) store.dispatch({ type: 'past_models', models });
  }

  async function learnPrompts() {
    const prompts = await fetchPrompts(connection.target).catch(() => null);
    if (prompts) store.dispatch({ type: 'recent', prompts });
  }

  /** @param {Ref} of */
  function wantThumbnail(of) {
    if (`${of.id}/${of.index}` in store.state.past.pictures) return;
    wanted = [of, ...wanted.filter(({ id, index }) => id !== of.id || index !== of.index)];
    void fetchWanted();
  }

  async function fetchWanted() {
    if (fetching >= AT_ONCE) return;
    const of = wanted.shift();
    if (of === undefined) return;
    fetching += 1;
    await fetchThumbnail(of).catch(() => {});
    fetching -= 1;
    void fetchWanted();
  }

  /** @param {Ref} of */
  async function fetchThumbnail(of) {
    const variation = variationOf(store.state, of);
    if (!variation) return;
    const picture = await fetchPicture(connection.target, variation, THUMBNAIL_PIXELS);
    const url = URL.createObjectURL(picture);
    store.dispatch({ type: 'past_picture', ref: `${of.id}/${of.index}`, url });
  }

  /**
   * Shows it at once, and takes it back when the server did not keep it.
   * @param {Ref} of
   */
  async function turnFavourite(of) {
    const favourite = !variationOf(store.state, of)?.favourite;
    store.dispatch({ type: 'favourite', of, favourite });
    try {
      await keepFavourite(connection.target, of.id, of.index, favourite);
    } catch {
      store.dispatch({ type: 'favourite', of, favourite: !favourite });
      store.dispatch({ type: 'noted', note: { text: 'not_kept', values: {} } });
    }
  }

  return {
    more: () => void load(false),
    again: () => void load(true),
    learnPrompts: () => void learnPrompts(),
    wantThumbnail,
    /** @param {Ref} of */
    turnFavourite: (of) => void turnFavourite(of),
  };
}
