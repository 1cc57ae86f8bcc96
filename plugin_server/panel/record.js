/**
 * What makes a generation again, as it is kept with the designs on a canvas.
 */

/** @typedef {import('../../plugin_figma/messages').GenerationRecord} GenerationRecord */

/**
 * @param {import('./api.js').Generation} generation
 * @returns {GenerationRecord}
 */
export function recordOf(generation) {
  const { id, model, prompt, seed, count, pins, free = [], like, locks = [], strength } = generation;
  return { generation: id, model, prompt, seed, count, pins, free, like, locks, strength };
}
