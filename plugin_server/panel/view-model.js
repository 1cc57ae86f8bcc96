/**
 * What the page shows for a state: a pure function from what the panel knows to words and switches.
 */

import { API_VERSION } from './api.js';
import { describeChips, valueLabel } from './chips.js';
import { fieldLabel, isKnownProblem } from './i18n.js';
import { describeIdeas } from './ideas.js';
import { hasEnded, isBusy, isOnline } from './state.js';
import { describeMap } from './view-model-map.js';
import { describePast } from './view-model-past.js';
import { describeChoice, describeCompared, describeEnlarged, describePlaces } from './view-model-results.js';
import { LOCKABLE } from './wishes.js';

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
/** @typedef {{field: string, label: string, value: string | null, forget: string}} Slot a colour to be fixed */
/** @typedef {{name: string, label: string, held: boolean, fixed: boolean}} Lock `fixed`: by its group */
/** @typedef {ReturnType<typeof describe>} View */

/** What starts Tenfold in a terminal. */
const START_COMMAND = 'python3 dev.py run';
/** The colours of a garment that are chosen by hand; those of lining and trim follow. */
const PALETTE = ['base', 'secondary', 'accent'];

/**
 * @param {State} state
 * @param {Translate} t
 * @param {import('./i18n.js').Language} language
 * @param {{hasCanvas: boolean, canSave: boolean}} can
 */
export function describe(state, t, language, can) {
  const { run, connection, reading, wishes, tab } = state;
  const gate = tab === 'settings' ? null : describeGate(state, t);
  const pictures = Object.keys(run?.pictures ?? {}).length;
  return {
    status: { text: statusText(connection, t), tone: toneOf(state) },
    tab,
    gate,
    showsComposer: gate === null,
    showsRun: gate === null || pictures > 0 || isBusy(state),
    canGenerate: isOnline(connection) && !isBusy(state),
    chips: describeChips(reading, wishes, state.fields),
    unread: reading?.unknown.length ? t('unread', { words: reading.unknown.join(t('comma')) }) : '',
    contradictions: (reading?.contradictions ?? []).map(({ message }) => message).join(' '),
    like: describeLike(state, t),
    sketch: describeSketch(state, t, can.hasCanvas),
    sketchProblem: state.sketchRefused ? t('sketch_refused') : '',
    strength: describeStrength(state, t),
    ideas: describeIdeas(state.fields, state.prompt),
    recent: state.recent,
    slots: describeSlots(state, t),
    colours: state.colours,
    count: wishes.count,
    format: wishes.format,
    settings: state.settings,
    about: connection.phase === 'ready' ? t('about', { model: connection.model }) : '',
    seedProblem: state.seedInvalid ? t('seed_invalid') : null,
    line: describeLine(state, t),
    progress: isBusy(state) ? { value: progressOf(run), max: 1 } : null,
    canCancel: isBusy(state) && !run?.cancelling,
    canCancelAll: isBusy(state) && !run?.cancelling && (run?.generation?.position ?? 0) > 0,
    canRepeat: run?.step === 'failed' && isOnline(connection),
    finishedSeed: hasEnded(run?.step ?? 'sending') ? run?.generation?.seed ?? null : null,
    problem: run?.problem ? problemText(run.problem, t) : null,
    ignored: (run?.generation?.ignored ?? []).map(({ field, reason }) =>
      t('ignored', { field: fieldLabel(t, state.fields, field), reason })),
    places: describePlaces(state, t),
    choice: describeChoice(state, t, can),
    compared: describeCompared(state, t),
    enlarged: describeEnlarged(state, t),
    past: describePast(state, t, language),
    map: describeMap(state, t),
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
  if (note) return t(`note_${note.text}`, note.values);
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
 * The sketch that would be sent, or was left out.
 * @param {State} state
 * @param {Translate} t
 * @param {boolean} hasCanvas where it is what is selected
 */
function describeSketch({ sketch }, t, hasCanvas) {
  if (sketch === null) return null;
  const { url, left } = sketch;
  return {
    url,
    left,
    title: t(left ? 'sketch_left' : 'sketch_label'),
    hint: t(hasCanvas ? 'sketch_selected' : 'sketch_chosen'),
    button: t(left ? 'sketch_use' : 'sketch_leave'),
  };
}

/**
 * How close the designs keep to what they start from, where they start from something.
 * @param {State} state
 * @param {Translate} t
 */
function describeStrength({ wishes, sketch }, t) {
  if (wishes.like === null && (sketch === null || sketch.left)) return null;
  return { label: t(wishes.like ? 'strength_like' : 'strength_sketch'), value: wishes.strength };
}

/**
 * @param {State} state
 * @param {Translate} t
 * @returns {Slot[]}
 */
function describeSlots({ fields, wishes }, t) {
  return fields.filter(({ name }) => PALETTE.includes(name)).map(({ name, label }) => {
    const value = wishes.pins[name];
    return {
      field: name,
      label: label.replace(/ colour$/, ''),
      value: typeof value === 'string' ? value : null,
      forget: t('chip_remove', { chip: label }),
    };
  });
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
  return run?.generation?.count ?? run?.request.count ?? 10;
}

/**
 * What a screen reader says: beginnings and ends, not every picture.
 * @param {State} state
 * @param {Translate} t
 */
function announce({ connection, run, note }, t) {
  if (note) return t(`note_${note.text}`, note.values);
  if (!isOnline(connection)) return statusText(connection, t);
  if (run === null) return '';
  if (run.step === 'finished') {
    return t('said_finished', { k: countOf(run), seed: run.generation?.seed ?? 0 });
  }
  if (run.step === 'cancelled') return t('said_cancelled');
  if (run.step === 'failed') return run.problem ? problemText(run.problem, t).message : '';
  return t('said_started', { n: totalOf(run) });
}
