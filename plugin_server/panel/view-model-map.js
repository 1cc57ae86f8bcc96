/**
 * What the page shows of the latent map.
 */

import { nearestOn } from './map.js';
import { isBusy, isOnline } from './state.js';

/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./map.js').Position} Position */
/** @typedef {import('./state.js').State} State */

/** What draws a map, in a terminal where the models lie. */
const MAP_COMMAND = 'python -m model map flat';

/**
 * @param {State} state
 * @param {Translate} t
 */
export function describeMap(state, t) {
  const { map: { step, models, model, map, pictures, cursor, path } } = state;
  const nearest = map && nearestOn(map, cursor);
  const point = map && nearest !== null ? map.points[nearest] : null;
  const name = point ? point.name || t('map_seed', { seed: point.seed }) : '';
  const here = { across: percent(cursor[0]), up: percent(cursor[1]) };
  return {
    map,
    pictures,
    cursor,
    // From a single point on, the path leads to the cursor.
    path: path.length === 1 ? [...path, cursor] : path,
    stops: path,
    nearest,
    models: models.length > 1 ? models : [],
    model,
    label: t('map_label', { model }),
    name,
    place: point ? t('map_place', here) : '',
    said: point ? t('map_here', { ...here, name }) : '',
    note: noteText(step, t),
    command: step === 'none' ? MAP_COMMAND : null,
    canLookAgain: step === 'failed' && isOnline(state.connection),
    canMake: map !== null && isOnline(state.connection) && !isBusy(state),
    hasPath: path.length > 0,
  };
}

/**
 * @param {State['map']['step']} step
 * @param {Translate} t
 */
function noteText(step, t) {
  if (step === 'none') return t('map_none');
  if (step === 'failed') return t('map_failed');
  if (step === 'loaded') return '';
  return t('map_loading');
}

/** @param {number} value -1 to 1 */
function percent(value) {
  return Math.round((value + 1) * 50);
}
