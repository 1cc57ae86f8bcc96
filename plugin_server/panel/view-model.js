/**
 * What the page shows for a state: a pure function from what the panel knows to words and switches.
 */

import { API_VERSION } from './api.js';
import { describeChips, valueLabel } from './chips.js';
import { fieldLabel, isKnownProblem } from './i18n.js';
import { PLACES, captionOf, hasEnded, isBusy, isOnline } from './state.js';
import { LOCKABLE, pixelsOf } from './wishes.js';

/** @typedef {import('./api.js').Problem} Problem */
/** @typedef {import('./i18n.js').TextKey} TextKey */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./state.js').Run} Run */
/** @typedef {import('./state.js').State} State */
/**
 * @typedef {object} Gate what stands where the prompt would, while nothing can be generated
 * @property {string} title
 * @property {string} text
 * @property {string | null} command to type in a terminal
 * @property {string | null} after
 * @property {boolean} asksCode
 * @property {boolean} busy
 * @property {string | null} problem
 * @property {{label: string, does: 'lookAgain' | 'askForCode'} | null} button
 */
/** @typedef {{seed: number | null, picture: string | null, name: string, label: string}} Place */
/** @typedef {{name: string, label: string, held: boolean, fixed: boolean}} Lock `fixed`: by its group */
/** @typedef {ReturnType<typeof describe>} View */

/** What starts Tenfold in a terminal. */
const START_COMMAND = 'python3 dev.py run';

/**
 * @param {State} state
 * @param {Translate} t
 * @param {boolean} hasCanvas where there may be a sketch
 */
export function describe(state, t, hasCanvas) {
  const { run, connection, reading, wishes } = state;
  const gate = describeGate(state, t);
  const pictures = Object.keys(run?.pictures ?? {}).length;
  return {
    status: { text: statusText(connection, t), tone: toneOf(state) },
    gate,
    showsComposer: gate === null,
    showsRun: gate === null || pictures > 0 || isBusy(state),
    canGenerate: isOnline(connection) && !isBusy(state),
    chips: describeChips(reading, wishes, state.fields),
    unread: reading?.unknown.length ? t('unread', { words: reading.unknown.join(t('comma')) }) : '',
    contradictions: (reading?.contradictions ?? []).map(({ message }) => message).join(' '),
    like: describeLike(state, t),
    strength: describeStrength(state, t, hasCanvas),
    format: wishes.format,
    seedProblem: state.seedInvalid ? t('seed_invalid') : null,
    line: describeLine(state, t),
    progress: isBusy(state) ? { value: progressOf(run), max: 1 } : null,
    canCancel: isBusy(state) && !run?.cancelling,
    canRepeat: run?.step === 'failed' && isOnline(connection),
    finishedSeed: hasEnded(run?.step ?? 'sending') ? run?.generation?.seed ?? null : null,
    problem: run?.problem ? problemText(run.problem, t) : null,
    ignored: (run?.generation?.ignored ?? []).map(({ field, reason }) =>
      t('ignored', { field: fieldLabel(t, state.fields, field), reason })),
    places: describePlaces(run, t),
    enlarged: describeEnlarged(state, t),
    announcement: announce(state, t),
  };
}

/**
 * @param {State['connection']} connection
 * @param {Translate} t
 */
function statusText(connection, t) {
  const model = connection.phase === 'ready' ? connection.model : '';
  return t(`status_${connection.phase}`, { model });
}

/**
 * @param {State} state
 * @returns {'calm' | 'busy' | 'bad'}
 */
function toneOf(state) {
  const { phase } = state.connection;
  if (phase === 'ready') return isBusy(state) ? 'busy' : 'calm';
  return phase === 'connecting' || phase === 'starting' || phase === 'unpaired' ? 'busy' : 'bad';
}

/**
 * @param {State} state
 * @param {Translate} t
 * @returns {Gate | null}
 */
function describeGate({ connection, pairing }, t) {
  const plain = { command: null, after: null, asksCode: false, busy: false, problem: null };
  const lookAgain = /** @type {Gate['button']} */ ({ label: t('try_again'), does: 'lookAgain' });
  switch (connection.phase) {
    case 'absent':
      return {
        ...plain,
        title: t('absent_title'),
        text: t('absent_text'),
        command: START_COMMAND,
        after: t('absent_after'),
        button: lookAgain,
      };
    case 'blocked':
      return {
        ...plain,
        title: t('blocked_title'),
        text: t('blocked_text'),
        after: t('blocked_after'),
        button: lookAgain,
      };
    case 'incompatible':
      return {
        ...plain,
        title: t('incompatible_title'),
        text: t('incompatible_text', {
          version: connection.version, theirs: connection.apiVersion, ours: API_VERSION,
        }),
        after: t('incompatible_after'),
        button: lookAgain,
      };
    case 'broken':
      return {
        ...plain,
        title: t('broken_title'),
        ...gateTextOf(problemText(connection.problem, t)),
        button: lookAgain,
      };
    case 'unpaired':
      return { ...plain, ...describePairing(pairing, t) };
    default:
      return null;
  }
}

/** @param {{message: string, remedy: string}} problem */
function gateTextOf({ message, remedy }) {
  return { text: message, after: remedy };
}

/**
 * @param {State['pairing']} pairing
 * @param {Translate} t
 */
function describePairing({ step, problem }, t) {
  const shown = problem ? problemText(problem, t) : null;
  const said = { problem: shown && `${shown.message} ${shown.remedy}`.trim() };
  const does = /** @type {const} */ ('askForCode');
  const askAgain = { label: t('show_new_code'), does };
  if (step === 'code' || step === 'checking') {
    const words = { title: t('code_title'), text: t('code_text') };
    return { ...words, ...said, asksCode: true, busy: step === 'checking', button: askAgain };
  }
  if (step === 'expired') {
    const words = { title: t('expired_title'), text: t('expired_text') };
    return { ...words, button: askAgain };
  }
  const words = { title: t('unpaired_title'), text: t('unpaired_text') };
  return { ...words, ...said, busy: step === 'asking', button: { label: t('show_code'), does } };
}

/**
 * The server's own words where there are any, else ours for its code.
 * @param {Problem} problem
 * @param {Translate} t
 */
function problemText(problem, t) {
  if (problem.message !== null) return { message: problem.message, remedy: problem.remedy ?? '' };
  const code = isKnownProblem(problem.code) ? problem.code : 'unexpected';
  return {
    message: t(/** @type {TextKey} */ (`problem_${code}`)),
    remedy: t(/** @type {TextKey} */ (`remedy_${code}`)),
  };
}

/**
 * The one line above the pictures.
 * @param {State} state
 * @param {Translate} t
 */
function describeLine(state, t) {
  const { run, connection, note } = state;
  if (note) return t(note.kind === 'copied' ? 'note_copied' : 'note_seed', { seed: note.seed });
  if (run === null) return state.prompt.trim() === '' ? t('empty_hint') : '';
  const counts = { k: countOf(run), n: totalOf(run) };
  if (run.cancelling) return t('run_cancelling');
  if (run.step === 'cancelled') return t('run_cancelled', counts);
  if (run.step === 'failed') return t('run_failed', counts);
  if (run.step === 'finished') return finishedLine(run, t);
  if (connection.phase === 'starting') return t('run_starting');
  if (!isOnline(connection)) return t('run_waiting', counts);
  if (run.step === 'sending') return t('run_sending');
  if (run.step === 'running') return t('run_running', counts);
  const position = run.generation?.position ?? 0;
  return position === 0 ? t('run_next') : t('run_queued', { n: position });
}

/**
 * @param {Run} run
 * @param {Translate} t
 */
function finishedLine({ generation, inserted, lost }, t) {
  if (generation === null) return '';
  const seed = t('run_finished', { seed: generation.seed });
  const said = [seed, inserted > 0 && t('run_inserted'), lost > 0 && t('run_lost', { n: lost })];
  return said.filter(Boolean).join('  ·  ');
}

/**
 * @param {State} state
 * @param {Translate} t
 */
function describeLike({ wishes, fields }, t) {
  const { like, locks } = wishes;
  if (like === null) return null;
  const design = like.design ?? {};
  return {
    name: like.name,
    picture: like.picture,
    groups: LOCKABLE.map((name) => (
      { name, label: t(`group_${name}`), held: locks.includes(name), fixed: false })),
    fields: fields.filter(({ name, group }) => name in design && LOCKABLE.some((held) => held === group))
      .map((field) => ({
        name: field.name,
        label: `${field.label} ${valueLabel(field, design[field.name])}`,
        held: locks.includes(field.name) || locks.includes(field.group),
        fixed: locks.includes(field.group),
      })),
  };
}

/**
 * How close the designs keep to what they start from, where they start from something.
 * @param {State} state
 * @param {Translate} t
 * @param {boolean} hasCanvas
 */
function describeStrength({ wishes }, t, hasCanvas) {
  if (wishes.like === null && !hasCanvas) return null;
  return { label: t(wishes.like ? 'strength_like' : 'strength_sketch'), value: wishes.strength };
}

/** @param {Run | null} run */
function countOf(run) {
  return run?.generation?.variations.length ?? 0;
}

/** @param {Run | null} run */
function progressOf(run) {
  return run?.generation?.progress ?? countOf(run) / totalOf(run);
}

/** @param {Run | null} run */
function totalOf(run) {
  return run?.generation?.count ?? PLACES;
}

/**
 * @param {Run | null} run
 * @param {Translate} t
 * @returns {Place[]}
 */
function describePlaces(run, t) {
  const variations = run?.generation?.variations ?? [];
  return Array.from({ length: PLACES }, (_, index) => {
    const variation = variations.find((each) => each.index === index);
    const seed = variation?.seed ?? null;
    const name = captionOf(variation);
    const picture = run?.pictures[index] ?? null;
    const n = index + 1;
    const label = seed === null || picture === null
      ? t('variation_empty', { n })
      : t(name === '' ? 'variation_open' : 'variation_named', { n, seed, name });
    return { seed, picture, name, label };
  });
}

/**
 * @param {State} state
 * @param {Translate} t
 */
function describeEnlarged({ enlarged, run, wishes }, t) {
  const variations = run?.generation?.variations ?? [];
  const variation = variations.find(({ index }) => index === enlarged?.index);
  if (!enlarged || !run || !variation) return null;
  const { index, seed } = variation;
  const n = index + 1;
  return {
    index,
    seed,
    name: captionOf(variation),
    download: t(variation.svg && pixelsOf(wishes.format) === null ? 'download_svg' : 'download_png'),
    picture: enlarged.picture ?? run.pictures[index] ?? null,
    title: t('enlarged_label', { n, count: variations.length }),
    alt: t('enlarged_alt', { n, seed }),
    previous: index > 0 ? index - 1 : null,
    next: n < variations.length ? index + 1 : null,
  };
}

/**
 * What a screen reader says: beginnings and ends, not every picture.
 * @param {State} state
 * @param {Translate} t
 */
function announce({ connection, run, note }, t) {
  if (note) return t(note.kind === 'copied' ? 'note_copied' : 'note_seed', { seed: note.seed });
  if (!isOnline(connection)) return statusText(connection, t);
  if (run === null) return '';
  if (run.step === 'finished') {
    return t('said_finished', { k: countOf(run), seed: run.generation?.seed ?? 0 });
  }
  if (run.step === 'cancelled') return t('said_cancelled');
  if (run.step === 'failed') return run.problem ? problemText(run.problem, t).message : '';
  return t('said_started');
}
