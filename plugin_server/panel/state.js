/**
 * What the panel knows, and how each event changes it. Pure: no page, no network, no clock.
 *
 * Three things go on independently and are kept apart: the connection to the server, pairing with it,
 * and the run, which is one press of Generate from its request to its last picture.
 */

import { noMap, reduceMap } from './map.js';
import { noPast, reducePast, withFavourite } from './past.js';
import { defaultSettings } from './settings.js';
import { noWishes, reduceWishes, requestAgain, wishesOf } from './wishes.js';

/** @typedef {import('./api.js').Field} Field */
/** @typedef {import('./api.js').Generation} Generation */
/** @typedef {import('./api.js').GenerationRequest} GenerationRequest */
/** @typedef {import('./api.js').Problem} Problem */
/** @typedef {import('./api.js').Reading} Reading */
/** @typedef {import('./api.js').Sketch} Sketch */
/** @typedef {import('./map.js').MapEvent} MapEvent */
/** @typedef {import('./map.js').MapState} MapState */
/** @typedef {import('./past.js').Past} Past */
/** @typedef {import('./past.js').PastEvent} PastEvent */
/** @typedef {import('./settings.js').Settings} Settings */
/** @typedef {import('./wishes.js').Wishes} Wishes */
/** @typedef {import('./wishes.js').WishEvent} WishEvent */

/**
 * @typedef {{phase: 'connecting' | 'absent' | 'blocked' | 'unpaired' | 'starting'}
 *   | {phase: 'ready', model: string}
 *   | {phase: 'incompatible', version: string, apiVersion: number}
 *   | {phase: 'broken', problem: Problem}} Connection
 */
/**
 * @typedef {object} Pairing
 * @property {'none' | 'asking' | 'code' | 'checking' | 'expired'} step
 * @property {string | null} id
 * @property {Problem | null} problem
 */
/**
 * @typedef {object} Run
 * @property {string} key the idempotency key, which also tells this run's events from an older one's
 * @property {GenerationRequest} request
 * @property {'sending' | Generation['state']} step
 * @property {Generation | null} generation
 * @property {Record<number, string>} pictures index to blob URL of what has arrived
 * @property {Problem | null} problem
 * @property {boolean} cancelling
 * @property {number} inserted how many were put on the host's canvas
 * @property {number} lost how many of their layers did not arrive there as they were drawn
 */
/** @typedef {'generate' | 'map' | 'history' | 'settings'} Tab */
/** @typedef {{id: string, index: number}} Ref a variation, by its generation's id */
/** @typedef {{text: 'copied' | 'seed' | 'inserted' | 'not_inserted' | 'not_kept', values: import('./i18n.js').Values}} Note */
/** @typedef {{url: string, left: boolean}} SeenSketch what would be sent, as a picture; `left`: left out */
/** @typedef {{left: number, right: number, pictures: Record<number, string>}} Compared two of the run's */
/**
 * @typedef {object} State
 * @property {Connection} connection
 * @property {Pairing} pairing
 * @property {string} prompt
 * @property {Reading | null} reading what the prompt is understood as; null while that is not known
 * @property {Field[]} fields the fields of a design; empty until they are known
 * @property {Wishes} wishes
 * @property {string} seed as typed; empty means a random one
 * @property {boolean} seedInvalid
 * @property {Run | null} run
 * @property {(Ref & {picture: string | null}) | null} enlarged
 * @property {number[]} chosen those of the run's variations that something is to be done with
 * @property {Compared | null} compared
 * @property {Tab} tab
 * @property {Past} past
 * @property {MapState} map
 * @property {Settings} settings
 * @property {SeenSketch | null} sketch
 * @property {boolean} sketchRefused whether the last file was none
 * @property {string[]} colours of the host's document, `#RRGGBB`
 * @property {string[]} recent prompts, newest first
 * @property {Note | null} note a short confirmation, until the next thing happens
 */
/**
 * @typedef {{type: 'connection', connection: Connection}
 *   | {type: 'pairing', pairing: Pairing}
 *   | {type: 'prompt_typed', prompt: string}
 *   | {type: 'reading', prompt: string, reading: Reading | null}
 *   | {type: 'fields', fields: Field[]}
 *   | WishEvent
 *   | {type: 'seed_typed', seed: string}
 *   | {type: 'seed_refused'}
 *   | {type: 'seed_reused', seed: number}
 *   | {type: 'noted', note: Note}
 *   | {type: 'tab', tab: Tab}
 *   | PastEvent
 *   | MapEvent
 *   | {type: 'favourite', of: Ref, favourite: boolean}
 *   | {type: 'settings', settings: Partial<Settings>}
 *   | {type: 'sketch_seen', url: string | null}
 *   | {type: 'sketch_left', left: boolean}
 *   | {type: 'sketch_refused'}
 *   | {type: 'colours', colours: string[]}
 *   | {type: 'recent', prompts: string[]}
 *   | {type: 'chosen', index: number}
 *   | {type: 'chosen_none'}
 *   | {type: 'compared', compared: Compared | null}
 *   | {type: 'compared_picture', index: number, url: string}
 *   | {type: 'opened', key: string, generation: Generation}
 *   | {type: 'run_started', key: string, request: GenerationRequest}
 *   | {type: 'sketch_taken', key: string, sketch: Sketch}
 *   | {type: 'generation', key: string, generation: Generation}
 *   | {type: 'picture', key: string, index: number, url: string}
 *   | {type: 'run_cancelling', key: string}
 *   | {type: 'run_cancelled', key: string}
 *   | {type: 'run_failed', key: string, problem: Problem}
 *   | {type: 'inserted', key: string, count: number, lost: number}
 *   | {type: 'enlarged', of: Ref | null}
 *   | {type: 'enlarged_picture', of: Ref, url: string}} Event
 */

const MAX_SEED = 4294967295;

/** @type {State} */
export const initialState = {
  connection: { phase: 'connecting' },
  pairing: { step: 'none', id: null, problem: null },
  prompt: '',
  reading: null,
  fields: [],
  wishes: noWishes,
  seed: '',
  seedInvalid: false,
  run: null,
  enlarged: null,
  chosen: [],
  compared: null,
  tab: 'generate',
  past: noPast,
  map: noMap,
  settings: defaultSettings,
  sketch: null,
  sketchRefused: false,
  colours: [],
  recent: [],
  note: null,
};

/**
 * @param {State} state
 * @param {Event} event
 * @returns {State}
 */
export function reduce(state, event) {
  switch (event.type) {
    case 'connection':
      return { ...state, connection: event.connection };
    case 'pairing':
      return { ...state, pairing: event.pairing };
    case 'prompt_typed':
      return { ...state, prompt: event.prompt };
    case 'reading':
      // What was typed meanwhile is not what was read.
      return event.prompt === state.prompt.trim() ? { ...state, reading: event.reading } : state;
    case 'fields':
      return { ...state, fields: event.fields };
    case 'pinned':
    case 'unpinned':
    case 'freed':
    case 'restored':
    case 'like_chosen':
    case 'lock_turned':
    case 'strength_set':
    case 'count_set':
    case 'format_set':
    case 'wishes_taken':
      return { ...state, wishes: reduceWishes(state.wishes, event) };
    case 'seed_typed':
      return { ...state, seed: event.seed, seedInvalid: false, note: null };
    case 'seed_refused':
      return { ...state, seedInvalid: true };
    case 'seed_reused':
      return {
        ...state,
        seed: String(event.seed),
        seedInvalid: false,
        note: { text: 'seed', values: { seed: event.seed } },
      };
    case 'noted':
      return { ...state, note: event.note };
    case 'past_query':
    case 'past_loading':
    case 'past_page':
    case 'past_failed':
    case 'past_models':
    case 'past_picture':
      return { ...state, past: reducePast(state.past, event) };
    case 'map_loading':
    case 'map_model':
    case 'map_loaded':
    case 'map_none':
    case 'map_failed':
    case 'map_cursor':
    case 'map_path':
      return { ...state, map: reduceMap(state.map, event) };
    case 'settings':
      return { ...state, settings: { ...state.settings, ...event.settings } };
    case 'colours':
      return { ...state, colours: event.colours };
    case 'recent':
      return { ...state, recent: event.prompts };
    case 'sketch_seen':
    case 'sketch_left':
    case 'sketch_refused':
      return { ...state, ...reduceSketch(state.sketch, event) };
    case 'run_started':
      return { ...withoutResults(state), tab: 'generate', run: startRun(event.key, event.request) };
    default:
      return reduceResults(state, event);
  }
}

/**
 * What is shown of variations, and chosen of them.
 * @param {State} state
 * @param {Exclude<Event, PastEvent | MapEvent | WishEvent>} event
 * @returns {State}
 */
function reduceResults(state, event) {
  switch (event.type) {
    case 'tab':
      return { ...state, tab: event.tab, note: null };
    case 'enlarged':
      return { ...state, enlarged: event.of && { ...event.of, picture: null }, note: null };
    case 'enlarged_picture':
      if (!state.enlarged || !isSame(state.enlarged, event.of)) return state;
      return { ...state, enlarged: { ...event.of, picture: event.url } };
    case 'chosen':
      return { ...state, chosen: turned(state.chosen, event.index), note: null };
    case 'chosen_none':
      return { ...state, chosen: [] };
    case 'compared':
      return { ...state, compared: event.compared };
    case 'compared_picture': {
      if (state.compared === null) return state;
      const pictures = { ...state.compared.pictures, [event.index]: event.url };
      return { ...state, compared: { ...state.compared, pictures } };
    }
    case 'favourite':
      return withFavouriteEverywhere(state, event.of, event.favourite);
    case 'opened': {
      const { generation, key } = event;
      const wishes = reduceWishes(state.wishes, { type: 'wishes_taken', wishes: wishesOf(generation) });
      const run = withGeneration(startRun(key, requestAgain(generation)), generation);
      return { ...withoutResults(state), tab: 'generate', prompt: generation.prompt, wishes, seed: '', run };
    }
    default:
      if (!('key' in event) || state.run?.key !== event.key) return state;
      return { ...withItsReading(state, event), run: reduceRun(state.run, event) };
  }
}

/**
 * @param {State} state
 * @returns {State}
 */
function withoutResults(state) {
  return { ...state, run: null, enlarged: null, chosen: [], compared: null, note: null };
}

/**
 * @param {SeenSketch | null} sketch
 * @param {Extract<Event, {type: 'sketch_seen' | 'sketch_left' | 'sketch_refused'}>} event
 * @returns {Partial<State>}
 */
function reduceSketch(sketch, event) {
  if (event.type === 'sketch_refused') return { sketchRefused: true };
  if (event.type === 'sketch_left') return { sketch: sketch && { ...sketch, left: event.left } };
  // The same once more, as when the panel gets the focus, changes nothing.
  if (event.url === (sketch?.url ?? null)) return { sketchRefused: false };
  return { sketch: event.url === null ? null : { url: event.url, left: false }, sketchRefused: false };
}

/**
 * @param {State} state
 * @param {Ref} of
 * @param {boolean} favourite
 * @returns {State}
 */
function withFavouriteEverywhere(state, of, favourite) {
  /** @param {Generation} generation */
  const changed = (generation) =>
    (generation.id === of.id ? withFavourite(generation, of.index, favourite) : generation);
  const { run, past } = state;
  return {
    ...state,
    run: run?.generation ? { ...run, generation: changed(run.generation) } : run,
    past: { ...past, generations: past.generations.map(changed) },
  };
}

/**
 * The generation of this id, as far as it is on the page.
 * @param {State} state
 * @param {string} id
 */
export function generationOf({ run, past }, id) {
  return run?.generation?.id === id ? run.generation : past.generations.find((each) => each.id === id);
}

/**
 * @param {State} state
 * @param {Ref} of
 */
export function variationOf(state, { id, index }) {
  return generationOf(state, id)?.variations.find((variation) => variation.index === index);
}

/**
 * A variation's small picture, if it is there.
 * @param {State} state
 * @param {Ref} of
 */
export function thumbnailOf({ run, past }, { id, index }) {
  const shown = run?.generation?.id === id ? run.pictures[index] : undefined;
  return shown ?? past.pictures[`${id}/${index}`] ?? null;
}

/**
 * @param {Ref} a
 * @param {Ref} b
 */
function isSame(a, b) {
  return a.id === b.id && a.index === b.index;
}

/**
 * @param {number[]} list
 * @param {number} entry
 */
function turned(list, entry) {
  return list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry];
}

/**
 * @param {string} key
 * @param {GenerationRequest} request
 * @returns {Run}
 */
function startRun(key, request) {
  return {
    key,
    request,
    step: 'sending',
    generation: null,
    pictures: {},
    problem: null,
    cancelling: false,
    inserted: 0,
    lost: 0,
  };
}

/**
 * @param {Run} run
 * @param {Extract<Event, {key: string}>} event
 * @returns {Run}
 */
function reduceRun(run, event) {
  switch (event.type) {
    case 'generation':
      return withGeneration(run, event.generation);
    case 'sketch_taken':
      return { ...run, request: { ...run.request, sketch: event.sketch } };
    case 'picture':
      return { ...run, pictures: { ...run.pictures, [event.index]: event.url } };
    case 'run_cancelling':
      return { ...run, cancelling: true };
    case 'run_cancelled':
      return { ...run, step: 'cancelled', cancelling: false };
    case 'run_failed':
      return { ...run, step: 'failed', problem: event.problem, cancelling: false };
    case 'inserted':
      return { ...run, inserted: event.count, lost: event.lost };
    default:
      return run;
  }
}

/**
 * A generation says what was understood of its words and pictures. What the words alone say is kept, for
 * there the fields that were fixed or left open are missing.
 * @param {State} state
 * @param {Extract<Event, {key: string}>} event
 * @returns {State}
 */
function withItsReading(state, event) {
  const reading = event.type === 'generation' ? event.generation.reading : null;
  if (!reading || event.type !== 'generation' || event.generation.prompt !== state.prompt.trim()) return state;
  const added = reading.chips.filter(({ source }) => source !== 'prompt');
  const chips = state.reading ? [...state.reading.chips.filter(isOfWords), ...added] : reading.chips;
  return { ...state, reading: { ...reading, chips } };
}

/** @param {import('./api.js').Chip} chip */
function isOfWords({ source }) {
  return source === 'prompt';
}

/**
 * Replies can overtake each other (a cancel and a long poll), so an older revision changes nothing.
 * @param {Run} run
 * @param {Generation} generation
 * @returns {Run}
 */
function withGeneration(run, generation) {
  if (run.generation !== null && generation.revision < run.generation.revision) return run;
  return {
    ...run,
    generation,
    step: generation.state,
    problem: generation.error,
    cancelling: run.cancelling && !hasEnded(generation.state),
  };
}

/** @param {Run['step']} step */
export function hasEnded(step) {
  return step === 'finished' || step === 'failed' || step === 'cancelled';
}

/** @param {State} state */
export function isBusy(state) {
  return state.run !== null && !hasEnded(state.run.step);
}

/**
 * What a design is called, without the seed that stands beside it.
 * @param {import('./api.js').Variation | undefined} variation
 */
export function captionOf(variation) {
  if (!variation?.design || !variation.name) return '';
  return variation.name.replace(` · #${variation.seed}`, '');
}

/**
 * Whether requests can be sent now: also while the model loads, since they are queued.
 * @param {Connection} connection
 */
export function isOnline(connection) {
  return connection.phase === 'ready' || connection.phase === 'starting';
}

/**
 * Whether the user has to do something that only the panel can show.
 * @param {State} state
 */
export function needsPanel(state) {
  const { connection, run } = state;
  return !isOnline(connection) && connection.phase !== 'connecting' || run?.step === 'failed';
}

/**
 * The seed that was typed: undefined for none, null when it is not a seed.
 * @param {string} typed
 * @returns {number | undefined | null}
 */
export function parseSeed(typed) {
  const text = typed.trim();
  if (text === '') return undefined;
  if (!/^\d{1,10}$/.test(text) || Number(text) > MAX_SEED) return null;
  return Number(text);
}

/**
 * The request that makes the same variations once more.
 * @param {Run} run
 * @returns {GenerationRequest}
 */
export function sameAgain(run) {
  const { request, generation } = run;
  // A path says by itself which they are.
  return generation === null || request.path ? request : { ...request, seed: generation.seed };
}
