/**
 * What makes a generation again, as it is kept with the designs on a canvas.
 */

/** @typedef {import('../../plugin_figma/messages').Again} Again */
/** @typedef {import('../../plugin_figma/messages').GenerationRecord} GenerationRecord */

/**
 * @param {import('./api.js').Generation} generation
 * @returns {GenerationRecord}
 */
export function recordOf(generation) {
  const { id, model, prompt, seed, count, pins, free = [], like, locks = [], strength, path } = generation;
  const wishes = { prompt, seed, count, pins, free, like, locks, strength };
  return { generation: id, model, ...wishes, ...(path && { path }) };
}

/**
 * The wish for ten more like a design, from what was kept with it.
 * @param {unknown} kept a user may have changed it
 * @returns {Again | null} null where it is not what was kept
 */
export function likeFrom(kept) {
  const { generation, index, name, prompt, model, strength } = /** @type {Record<string, any>} */ (kept ?? {});
  const texts = [generation, name, prompt, model?.name];
  if (!texts.every((text) => typeof text === 'string') || !Number.isInteger(index)) return null;
  if (!Number.isFinite(strength)) return null;
  const like = `${generation}/${index}`;
  return { name, prompt, model: model.name, pins: {}, free: [], like, locks: [], strength, sketch: [] };
}
