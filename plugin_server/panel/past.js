/**
 * The earlier generations as far as the panel knows them: a pure slice of the state.
 */

/** @typedef {import('./api.js').Generation} Generation */
/** @typedef {'ever' | 'day' | 'week' | 'month'} Since */
/** @typedef {{words: string, since: Since, model: string, favourites: boolean}} Query `model`: '' for all */
/**
 * @typedef {object} Past
 * @property {Query} query
 * @property {Generation[]} generations newest first
 * @property {string | null} next where the next page begins; null after the last
 * @property {'new' | 'loading' | 'loaded' | 'failed'} step
 * @property {Record<string, string>} pictures "<generation>/<k>" to the blob URL of its thumbnail
 * @property {string[]} models whose generations were asked for
 */
/**
 * @typedef {{type: 'past_query', query: Partial<Query>}
 *   | {type: 'past_loading'}
 *   | {type: 'past_page', generations: Generation[], next: string | null, isFirst: boolean}
 *   | {type: 'past_failed'}
 *   | {type: 'past_models', models: string[]}
 *   | {type: 'past_picture', ref: string, url: string}} PastEvent
 */

/** @type {Query} */
export const anyQuery = { words: '', since: 'ever', model: '', favourites: false };

/** @type {Past} */
export const noPast = {
  query: anyQuery, generations: [], next: null, step: 'new', pictures: {}, models: [],
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** @type {Record<Since, number>} */
const DAYS = { ever: Infinity, day: 1, week: 7, month: 30 };

/**
 * @param {string} text
 * @returns {text is Since}
 */
export function isSince(text) {
  return text in DAYS;
}

/**
 * The query as the server takes it.
 * @param {Query} query
 * @param {number} now milliseconds since 1970
 */
export function searchOf({ words, since, model, favourites }, now) {
  const days = DAYS[since];
  return {
    ...(words.trim() && { q: words.trim() }),
    ...(model && { model }),
    ...(favourites && { favourites: '1' }),
    ...(days < Infinity && { since: new Date(now - days * DAY_MS).toISOString() }),
  };
}

/** @param {Query} query */
export function isAny({ words, since, model, favourites }) {
  return words.trim() === '' && since === 'ever' && model === '' && !favourites;
}

/**
 * @param {Past} past
 * @param {PastEvent} event
 * @returns {Past}
 */
export function reducePast(past, event) {
  switch (event.type) {
    case 'past_query':
      return { ...past, query: { ...past.query, ...event.query } };
    case 'past_loading':
      return { ...past, step: 'loading' };
    case 'past_page': {
      const before = event.isFirst ? [] : past.generations;
      return { ...past, step: 'loaded', generations: [...before, ...event.generations], next: event.next };
    }
    case 'past_failed':
      return { ...past, step: 'failed' };
    case 'past_models':
      return { ...past, models: event.models };
    case 'past_picture':
      return { ...past, pictures: { ...past.pictures, [event.ref]: event.url } };
  }
}

/**
 * The generation with one of its variations made a favourite, or not any more.
 * @param {Generation} generation
 * @param {number} index
 * @param {boolean} favourite
 * @returns {Generation}
 */
export function withFavourite(generation, index, favourite) {
  const variations = generation.variations.map((variation) =>
    (variation.index === index ? { ...variation, favourite } : variation));
  return { ...generation, variations };
}
