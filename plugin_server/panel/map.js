/**
 * The latent map as far as the panel knows it: a pure slice of the state, and what a place on it is.
 */

/** @typedef {import('./api.js').GenerationRequest} GenerationRequest */
/** @typedef {import('./api.js').LatentMap} LatentMap */
/** @typedef {import('./api.js').MapPoint} MapPoint */
/** @typedef {[number, number]} Position x from left to right, y from bottom to top, each -1 to 1 */
/**
 * @typedef {object} MapState
 * @property {'new' | 'loading' | 'loaded' | 'none' | 'failed'} step
 * @property {string[]} models that have a map
 * @property {string} model whose map is wanted; '' for the first
 * @property {LatentMap | null} map
 * @property {string | null} pictures blob URL of the garments on one sheet
 * @property {Position} cursor
 * @property {Position[]} path
 */
/**
 * @typedef {{type: 'map_loading'}
 *   | {type: 'map_model', model: string}
 *   | {type: 'map_loaded', models: string[], map: LatentMap, pictures: string}
 *   | {type: 'map_none'}
 *   | {type: 'map_failed'}
 *   | {type: 'map_cursor', cursor: Position}
 *   | {type: 'map_path', path: Position[]}} MapEvent
 */

/** What a path brings; the name of the whole thing. */
const TEN = 10;
/** The server takes no longer path. */
const MOST_POINTS = 64;
const DIGITS = 3;

/** @type {MapState} */
export const noMap = {
  step: 'new', models: [], model: '', map: null, pictures: null, cursor: [0, 0], path: [],
};

/**
 * @param {MapState} state
 * @param {MapEvent} event
 * @returns {MapState}
 */
export function reduceMap(state, event) {
  switch (event.type) {
    case 'map_loading':
      return { ...state, step: state.map === null ? 'loading' : state.step };
    case 'map_model':
      return { ...state, model: event.model, path: [] };
    case 'map_loaded': {
      const { models, map, pictures } = event;
      return { ...state, step: 'loaded', models, model: map.model.name, map, pictures };
    }
    case 'map_none':
      return { ...noMap, step: 'none' };
    case 'map_failed':
      return { ...state, step: 'failed' };
    case 'map_cursor':
      return { ...state, cursor: event.cursor };
    case 'map_path':
      return { ...state, path: event.path.map(rounded) };
  }
}

/**
 * @param {LatentMap} map
 * @param {Position} at
 * @returns {number} the place of the nearest garment in the map's list
 */
export function nearestOn({ points }, at) {
  let nearest = 0;
  for (let place = 1; place < points.length; place += 1) {
    if (distance(points[place], at) < distance(points[nearest], at)) nearest = place;
  }
  return nearest;
}

/**
 * @param {MapPoint} point
 * @param {Position} at
 */
function distance({ x, y }, at) {
  return Math.hypot(x - at[0], y - at[1]);
}

/**
 * @param {Position} at
 * @param {Position} step
 * @returns {Position} within the square
 */
export function moved(at, step) {
  return [within(at[0] + step[0]), within(at[1] + step[1])];
}

/** @param {number} value */
function within(value) {
  return Math.min(Math.max(value, -1), 1);
}

/**
 * @param {Position} at
 * @returns {Position}
 */
function rounded(at) {
  return [Number(at[0].toFixed(DIGITS)), Number(at[1].toFixed(DIGITS))];
}

/**
 * A drawn line with as many points as may be sent, its ends among them.
 * @param {Position[]} line
 * @returns {Position[]}
 */
export function fewerPoints(line) {
  if (line.length <= MOST_POINTS) return line;
  const step = (line.length - 1) / (MOST_POINTS - 1);
  return Array.from({ length: MOST_POINTS }, (_, number) => line[Math.round(number * step)]);
}

/**
 * The garments that are shown where each takes so much room, of all the first that lie on no other.
 * @param {LatentMap} map
 * @param {number} room of one, in units of the map
 * @returns {number[]} their places in the map's list
 */
export function shownOn({ points }, room) {
  /** @type {number[]} */
  const shown = [];
  points.forEach(({ x, y }, place) => {
    const isFree = shown.every((other) =>
      Math.abs(points[other].x - x) >= room || Math.abs(points[other].y - y) >= room);
    if (isFree) shown.push(place);
  });
  return shown;
}

/**
 * The request for the one garment at a place.
 * @param {LatentMap} map
 * @param {Position} at
 * @returns {GenerationRequest}
 */
export function requestAt(map, at) {
  return { model: map.model.name, path: [rounded(at)], count: 1 };
}

/**
 * The request for ten along a path; from a single point on, the path leads to the cursor.
 * @param {LatentMap} map
 * @param {Position[]} path
 * @param {Position} cursor
 * @returns {GenerationRequest}
 */
export function requestAlong(map, path, cursor) {
  const whole = path.length === 1 ? [...path, rounded(cursor)] : path;
  return { model: map.model.name, path: whole, count: TEN };
}
