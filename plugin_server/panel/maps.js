/**
 * Fetches the latent map when its part of the panel is opened, and makes what is asked for on it.
 */

import { fetchMap, fetchMapPictures, fetchMapped } from './api.js';
import { requestAlong, requestAt } from './map.js';
import { isBusy, isOnline } from './state.js';

/** @typedef {import('./generating.js').Connection} Connection */
/** @typedef {import('./map.js').Position} Position */
/** @typedef {import('./runs.js').Store} WritableStore */
/** @typedef {WritableStore & {watch: (watcher: () => void) => void}} Store */

/**
 * @param {object} parts
 * @param {Store} parts.store
 * @param {Connection} parts.connection
 * @param {ReturnType<typeof import('./runs.js').createRuns>} parts.runs
 */
export function createMaps({ store, connection, runs }) {
  /** Language and model of what is on view, and of what was fetched last. */
  let shown = '';
  let fetched = '';
  let asked = 0;

  store.watch(() => {
    const { tab, connection: now, map } = store.state;
    const view = tab === 'map' && isOnline(now) ? `${connection.target.language} ${map.model}` : '';
    if (view === shown) return;
    // Opening the tab and coming back online ask anew; so do another model and another language.
    const isOther = shown === '' || view !== fetched;
    shown = view;
    if (view !== '' && isOther) void load();
  });

  async function load() {
    asked += 1;
    const ask = asked;
    store.dispatch({ type: 'map_loading' });
    try {
      const models = await fetchMapped(connection.target);
      const wanted = store.state.map.model;
      const model = models.includes(wanted) ? wanted : models[0];
      if (ask !== asked) return;
      if (model === undefined) {
        store.dispatch({ type: 'map_none' });
        return;
      }
      const { target } = connection;
      const map = await fetchMap(target, model);
      const pictures = URL.createObjectURL(await fetchMapPictures(target, map));
      if (ask !== asked) {
        URL.revokeObjectURL(pictures);
        return;
      }
      const before = store.state.map.pictures;
      fetched = `${target.language} ${map.model.name}`;
      store.dispatch({ type: 'map_loaded', models, map, pictures });
      if (before) URL.revokeObjectURL(before);
    } catch {
      if (ask === asked) store.dispatch({ type: 'map_failed' });
    }
  }

  return {
    /** @param {string} model */
    show: (model) => store.dispatch({ type: 'map_model', model }),

    again: () => void load(),

    /** @param {Position} cursor */
    point: (cursor) => store.dispatch({ type: 'map_cursor', cursor }),

    /** @param {Position[]} path */
    draw: (path) => store.dispatch({ type: 'map_path', path }),

    makeHere() {
      const { map, cursor } = store.state.map;
      // What is selected is no part of it: a garment of the map is what it is.
      if (map && !isBusy(store.state)) void runs.start(requestAt(map, cursor), []);
    },

    makeAlong() {
      const { map, path, cursor } = store.state.map;
      if (map && path.length > 0 && !isBusy(store.state)) {
        void runs.start(requestAlong(map, path, cursor), []);
      }
    },
  };
}
