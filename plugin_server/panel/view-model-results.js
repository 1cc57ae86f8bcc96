/**
 * What the page shows of variations: the places, one large, two beside each other, and what can be done with
 * those that are chosen.
 */

import { valueLabel } from './chips.js';
import { captionOf, generationOf, thumbnailOf, variationOf } from './state.js';
import { pixelsOf } from './wishes.js';

/** @typedef {import('./api.js').Variation} Variation */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./state.js').Ref} Ref */
/** @typedef {import('./state.js').Run} Run */
/** @typedef {import('./state.js').State} State */
/**
 * @typedef {object} Place
 * @property {Ref | null} of the variation that stands there
 * @property {number | null} seed
 * @property {string | null} picture
 * @property {string} name
 * @property {string} label
 * @property {boolean} chosen
 * @property {string} chooseLabel
 * @property {boolean} favourite
 * @property {string} starLabel
 */
/**
 * @typedef {object} Side one of two variations that are compared
 * @property {number} index
 * @property {string} title
 * @property {string} name
 * @property {string} seed
 * @property {string} alt
 * @property {string | null} picture
 * @property {Ref} of
 * @property {number} previous
 * @property {number} next
 */

/**
 * As many places as there will be variations, so that nothing moves when a picture comes.
 * @param {State} state
 * @param {Translate} t
 * @returns {Place[]}
 */
export function describePlaces({ run, wishes, chosen }, t) {
  const generation = run?.generation ?? null;
  const count = generation?.count ?? (run ? run.request.count ?? 10 : wishes.count);
  return Array.from({ length: count }, (_, index) => {
    const variation = generation?.variations.find((each) => each.index === index);
    const picture = run?.pictures[index] ?? null;
    const n = index + 1;
    const isThere = variation !== undefined && picture !== null;
    return {
      of: generation && variation ? { id: generation.id, index } : null,
      seed: variation?.seed ?? null,
      name: captionOf(variation),
      picture,
      label: isThere ? variationLabel(variation, t) : t('variation_empty', { n }),
      chosen: chosen.includes(index),
      chooseLabel: t('choose', { n }),
      favourite: variation?.favourite ?? false,
      starLabel: t('favourite', { n }),
    };
  });
}

/**
 * @param {Variation} variation
 * @param {Translate} t
 */
export function variationLabel(variation, t) {
  const name = captionOf(variation);
  const values = { n: variation.index + 1, seed: variation.seed, name };
  return t(name === '' ? 'variation_open' : 'variation_named', values);
}

/**
 * @param {State} state
 * @param {Translate} t
 */
export function describeEnlarged(state, t) {
  const { enlarged, note, wishes } = state;
  const variation = enlarged && variationOf(state, enlarged);
  if (!enlarged || !variation) return null;
  const { id, index } = enlarged;
  const { seed, favourite = false } = variation;
  const count = generationOf(state, id)?.variations.length ?? 0;
  const n = index + 1;
  /** @param {number} other */
  const sibling = (other) => (other >= 0 && other < count ? { id, index: other } : null);
  return {
    of: { id, index },
    seed,
    said: note ? t(`note_${note.text}`, note.values) : t('run_finished', { seed }),
    name: captionOf(variation),
    favourite,
    star: t('favourite', { n }),
    download: t(variation.svg && pixelsOf(wishes.format) === null ? 'download_svg' : 'download_png'),
    picture: enlarged.picture ?? thumbnailOf(state, enlarged),
    title: t('enlarged_label', { n, count }),
    alt: t('enlarged_alt', { n, seed }),
    previous: sibling(index - 1),
    next: sibling(index + 1),
  };
}

/**
 * What can be done with those that are chosen.
 * @param {State} state
 * @param {Translate} t
 * @param {{hasCanvas: boolean, canSave: boolean}} can
 */
export function describeChoice({ run, chosen }, t, { hasCanvas, canSave }) {
  if (chosen.length === 0) return null;
  const variations = run?.generation?.variations ?? [];
  const hasVectors = variations.some(({ index, svg }) => svg && chosen.includes(index));
  return {
    text: t('choice', { n: chosen.length }),
    canInsert: hasCanvas,
    canCompare: chosen.length === 2,
    canExport: canSave,
    hasVectors,
  };
}

/**
 * @param {State} state
 * @param {Translate} t
 */
export function describeCompared(state, t) {
  const { compared, run } = state;
  const generation = run?.generation;
  if (!compared || !generation) return null;
  const { variations } = generation;
  const left = sideOf(compared.left, compared.right);
  const right = sideOf(compared.right, compared.left);
  if (left === null || right === null) return null;

  /**
   * @param {number} index
   * @param {number} other what the other side shows, which is passed over
   * @returns {Side | null}
   */
  function sideOf(index, other) {
    const variation = variations.find((each) => each.index === index);
    if (!variation || !generation) return null;
    const n = index + 1;
    const of = { id: generation.id, index };
    return {
      index,
      title: t('enlarged_label', { n, count: variations.length }),
      name: captionOf(variation),
      seed: t('run_finished', { seed: variation.seed }),
      alt: t('enlarged_alt', { n, seed: variation.seed }),
      picture: compared?.pictures[index] ?? thumbnailOf(state, of),
      of,
      previous: neighbour(index, other, -1),
      next: neighbour(index, other, 1),
    };
  }

  /**
   * @param {number} index
   * @param {number} other
   * @param {number} step
   */
  function neighbour(index, other, step) {
    const count = variations.length;
    const beside = (index + step + count) % count;
    return beside === other ? (beside + step + count) % count : beside;
  }

  const differences = differencesOf(state, left.of, right.of);
  return { left, right, differences, title: t('differences', { n: differences.length }) };
}

/**
 * @param {State} state
 * @param {Ref} left
 * @param {Ref} right
 */
function differencesOf(state, left, right) {
  const a = variationOf(state, left)?.design ?? {};
  const b = variationOf(state, right)?.design ?? {};
  return state.fields
    .filter(({ name }) => a[name] !== b[name])
    .map((field) => ({
      label: field.label,
      left: field.name in a ? valueLabel(field, a[field.name]) : '–',
      right: field.name in b ? valueLabel(field, b[field.name]) : '–',
    }));
}
