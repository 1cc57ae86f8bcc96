/**
 * What the user wants beside the words: fields that are fixed or left open, an earlier variation to start
 * from, and the form in which the designs are wanted. Pure, as state.js is.
 */

/** @typedef {import('./api.js').Design} Design */
/** @typedef {import('./api.js').GenerationRequest} GenerationRequest */
/** @typedef {'svg' | 'png-512' | 'png-1024' | 'png-2048'} Format */
/**
 * @typedef {object} Like an earlier variation, of which ten more are wanted
 * @property {string} ref "<generation>/<k>"
 * @property {string} name
 * @property {string | null} picture blob URL
 * @property {Design | null} design
 */
/**
 * @typedef {object} Wishes
 * @property {Record<string, string | number>} pins fields that the user fixed
 * @property {string[]} free fields that the user took out of the words
 * @property {Like | null} like
 * @property {string[]} locks fields and groups that stay as they are in `like`
 * @property {number} strength 0 to 1
 * @property {number} count of designs
 * @property {Format} format
 */
/**
 * @typedef {{type: 'pinned', field: string, value: string | number}
 *   | {type: 'unpinned', field: string}
 *   | {type: 'freed', field: string}
 *   | {type: 'restored', field: string}
 *   | {type: 'like_chosen', like: Like | null}
 *   | {type: 'lock_turned', name: string}
 *   | {type: 'strength_set', strength: number}
 *   | {type: 'count_set', count: number}
 *   | {type: 'format_set', format: Format}
 *   | {type: 'wishes_taken', wishes: Partial<Wishes>}} WishEvent
 */

/** The groups of fields that can be held together; what a garment is for stays anyway. */
export const LOCKABLE = /** @type {const} */ (['structure', 'detail', 'fabric', 'colour']);

/** @type {readonly Format[]} */
export const FORMATS = ['svg', 'png-512', 'png-1024', 'png-2048'];

/** @type {Wishes} */
export const noWishes = {
  pins: {}, free: [], like: null, locks: [], strength: 0.8, count: 10, format: 'svg',
};

/** More than this the server refuses. */
export const MOST = 40;

/**
 * @param {unknown} value
 * @returns {value is number}
 */
export function isCount(value) {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST;
}

/**
 * @param {unknown} text
 * @returns {text is Format}
 */
export function isFormat(text) {
  return FORMATS.some((format) => format === text);
}

/**
 * The pixels a side that a format asks for; null for vectors.
 * @param {Format} format
 */
export function pixelsOf(format) {
  return format === 'svg' ? null : Number(format.slice('png-'.length));
}

/**
 * @param {Wishes} wishes
 * @param {WishEvent} event
 * @returns {Wishes}
 */
export function reduceWishes(wishes, event) {
  switch (event.type) {
    case 'pinned':
      return {
        ...wishes,
        pins: { ...wishes.pins, [event.field]: event.value },
        free: without(wishes.free, event.field),
      };
    case 'unpinned':
      return { ...wishes, pins: withoutKey(wishes.pins, event.field) };
    case 'freed':
      return {
        ...wishes,
        pins: withoutKey(wishes.pins, event.field),
        free: [...without(wishes.free, event.field), event.field],
      };
    case 'restored':
      return { ...wishes, free: without(wishes.free, event.field) };
    case 'like_chosen':
      return { ...wishes, like: event.like, locks: [] };
    case 'lock_turned':
      return {
        ...wishes,
        locks: wishes.locks.includes(event.name)
          ? without(wishes.locks, event.name)
          : [...wishes.locks, event.name],
      };
    case 'strength_set':
      return { ...wishes, strength: event.strength };
    case 'count_set':
      return { ...wishes, count: event.count };
    case 'format_set':
      return { ...wishes, format: event.format };
    case 'wishes_taken':
      return { ...noWishes, count: wishes.count, format: wishes.format, ...event.wishes };
  }
}

/**
 * The wishes as parts of a request; what is as it would be anyway is left out.
 * @param {Wishes} wishes
 * @returns {GenerationRequest}
 */
export function requestOf({ pins, free, like, locks, strength, count }) {
  return {
    ...(Object.keys(pins).length > 0 && { pins }),
    ...(free.length > 0 && { free }),
    ...(like && { like: like.ref, ...(locks.length > 0 && { locks }) }),
    ...(strength !== noWishes.strength && { strength }),
    ...(count !== noWishes.count && { count }),
  };
}

/**
 * @param {string[]} list
 * @param {string} entry
 */
function without(list, entry) {
  return list.filter((other) => other !== entry);
}

/**
 * @template T
 * @param {Record<string, T>} object
 * @param {string} key
 */
function withoutKey(object, key) {
  return Object.fromEntries(Object.entries(object).filter(([other]) => other !== key));
}

/**
 * The wishes with which an earlier generation was made; its `like` without a picture.
 * @param {import('./api.js').Generation} generation
 * @returns {Partial<Wishes>}
 */
export function wishesOf({ pins, free = [], like, locks = [], strength }) {
  const earlier = like === null ? null : { ref: like, name: '', picture: null, design: null };
  return { pins, free, like: earlier, locks, strength };
}

/**
 * The request of an earlier generation, less its seed and its sketch, which the server alone has.
 * @param {import('./api.js').Generation} generation
 * @returns {GenerationRequest}
 */
export function requestAgain(generation) {
  const { prompt, model, count, path } = generation;
  if (path) return { model: model.name, path, count };
  const wishes = { ...noWishes, ...wishesOf(generation), count };
  return { ...(prompt && { prompt }), model: model.name, ...requestOf(wishes) };
}
