/**
 * What the page shows of earlier generations.
 */

import { isAny } from './past.js';
import { isBusy, isOnline } from './state.js';
import { variationLabel } from './view-model-results.js';

/** @typedef {import('./api.js').Generation} Generation */
/** @typedef {import('./i18n.js').Language} Language */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./state.js').Ref} Ref */
/** @typedef {import('./state.js').State} State */
/** @typedef {{of: Ref, picture: string | null, label: string, favourite: boolean}} PastPlace */
/**
 * @typedef {object} PastEntry
 * @property {string} id
 * @property {string} day above the first of a day, else empty
 * @property {string} words
 * @property {boolean} isWordless
 * @property {string} facts
 * @property {PastPlace[]} places
 * @property {boolean} canOpen
 */

/**
 * @param {State} state
 * @param {Translate} t
 * @param {Language} language
 */
export function describePast(state, t, language) {
  const { past, connection } = state;
  // What was listed before, or is a favourite no more, is not shown as one.
  const listed = past.generations.filter(({ variations }) =>
    !past.query.favourites || variations.some(({ favourite }) => favourite));
  const isEmpty = listed.length === 0;
  let before = '';
  return {
    query: past.query,
    models: past.models.length > 1 ? ['', ...past.models].map((name) => (
      { name, label: name || t('model_any') })) : [],
    note: noteText(state, t, isEmpty),
    canReset: isEmpty && past.step === 'loaded' && !isAny(past.query),
    canAskMore: past.next !== null && past.step !== 'loading' && isOnline(connection),
    entries: listed.map((generation) => {
      const day = dayOf(generation, language);
      const entry = describeEntry(state, generation, t, language);
      const shown = { ...entry, day: day === before ? '' : day };
      before = day;
      return shown;
    }),
  };
}

/**
 * The line above the list, where it has something to say.
 * @param {State} state
 * @param {Translate} t
 * @param {boolean} isEmpty
 */
function noteText({ past, note }, t, isEmpty) {
  if (note) return t(`note_${note.text}`, note.values);
  if (past.step === 'failed') return t('past_failed');
  if (!isEmpty) return '';
  if (past.step !== 'loaded') return t('past_loading');
  if (isAny(past.query)) return t('past_none');
  return t(past.query.favourites && past.query.words.trim() === '' ? 'past_no_favourites' : 'past_not_found');
}

/**
 * @param {State} state
 * @param {Generation} generation
 * @param {Translate} t
 * @param {Language} language
 * @returns {Omit<PastEntry, 'day'>}
 */
function describeEntry(state, generation, t, language) {
  const { id, prompt, model, seed, variations } = generation;
  const { past } = state;
  const words = prompt.trim();
  const shown = past.query.favourites ? variations.filter(({ favourite }) => favourite) : variations;
  const ended = generation.state === 'finished' ? [] : [t(`state_${generation.state}`)];
  return {
    id,
    words: words || t(generation.path ? 'past_on_map' : 'past_wordless'),
    isWordless: words === '',
    facts: [timeOf(generation, language), model.name, t('run_finished', { seed }), ...ended].join(' · '),
    places: shown.map((variation) => ({
      of: { id, index: variation.index },
      picture: past.pictures[`${id}/${variation.index}`] ?? null,
      label: variationLabel(variation, t),
      favourite: variation.favourite ?? false,
    })),
    canOpen: variations.length > 0 && !isBusy(state),
  };
}

/**
 * @param {Generation} generation
 * @param {Language} language
 */
function dayOf({ created_at: moment }, language) {
  const tag = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Date(moment).toLocaleDateString(tag, { day: 'numeric', month: 'long', year: 'numeric' });
}

/**
 * @param {Generation} generation
 * @param {Language} language
 */
function timeOf({ created_at: moment }, language) {
  const tag = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Date(moment).toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit' });
}
