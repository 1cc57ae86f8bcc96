/**
 * Puts the view model on the page, and the page's clicks and keys into actions.
 *
 * Every render sets everything, but touches only what differs, so that focus, selection and screen readers
 * are left alone.
 */

import { growWithText } from './growing.js';
import { element, setText } from './page.js';
import { describe } from './view-model.js';
import { createChips } from './view-chips.js';
import { createEnlarged } from './view-enlarged.js';
import { createLike } from './view-like.js';
import { createPlaces } from './view-places.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./view-model.js').View} View */

/**
 * Leaves an equal value alone: setting it would move the cursor and end an input method's composition.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} value
 */
function setValue(field, value) {
  if (field.value !== value) field.value = value;
}

/**
 * @param {{t: Translate, actions: Actions, hasCanvas: boolean, canSave: boolean}} parts
 * @returns {(state: State) => void}
 */
export function createView({ t, actions, hasCanvas, canSave }) {
  const renderGate = createGate(actions);
  const renderComposer = createComposer(actions);
  const renderOptions = createOptions(actions);
  const renderChips = createChips(t, actions);
  const renderLike = createLike(actions);
  const renderRun = createRun(actions);
  const renderPlaces = createPlaces(actions);
  // A frame beside a canvas may not start downloads, and the designs are on the canvas anyway.
  const renderEnlarged = createEnlarged(t, actions, canSave);
  const status = element('status', HTMLElement);
  const announcer = element('announcer', HTMLElement);

  document.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      actions.generate();
    } else if (event.key === 'Escape' && !element('enlarged', HTMLDialogElement).open) {
      actions.cancel();
    }
  });

  return (state) => {
    const view = describe(state, t, hasCanvas);
    setText(status, view.status.text);
    status.dataset.tone = view.status.tone;
    renderGate(view);
    renderComposer(view, state);
    renderOptions(view);
    renderChips(view);
    renderLike(view);
    renderRun(view);
    renderPlaces(view);
    renderEnlarged(view);
    setText(announcer, view.announcement);
  };
}

/** @param {Actions} actions */
function createGate(actions) {
  const gate = element('gate', HTMLElement);
  const title = element('gate-title', HTMLElement);
  const text = element('gate-text', HTMLElement);
  const command = element('gate-command', HTMLElement);
  const commandText = element('gate-code', HTMLElement);
  const entry = element('code-entry', HTMLElement);
  const code = element('code', HTMLInputElement);
  const problem = element('gate-problem', HTMLElement);
  const after = element('gate-after', HTMLElement);
  const button = element('gate-button', HTMLButtonElement);
  /** @type {NonNullable<NonNullable<View['gate']>['button']>['does']} */
  let does = 'lookAgain';

  button.addEventListener('click', () => actions[does]());
  code.addEventListener('input', () => {
    code.value = code.value.replace(/\D/g, '');
    if (code.value.length === code.maxLength) actions.answerCode(code.value);
  });

  /** @param {View} view */
  return ({ gate: shown }) => {
    gate.hidden = shown === null;
    const askedBefore = !entry.hidden;
    entry.hidden = !shown?.asksCode;
    if (shown === null) return;
    setText(title, shown.title);
    setText(text, shown.text);
    command.hidden = shown.command === null;
    setText(commandText, shown.command ?? '');
    setText(problem, shown.problem ?? '');
    setText(after, shown.after ?? '');
    button.hidden = shown.button === null;
    button.disabled = shown.busy;
    // While there are digits to type, asking for others is the second choice.
    button.className = shown.asksCode ? 'secondary' : 'primary';
    setText(button, shown.button?.label ?? '');
    does = shown.button?.does ?? does;
    const wasBusy = code.readOnly;
    code.readOnly = shown.busy;
    const refused = wasBusy && !shown.busy && shown.problem !== null;
    if (shown.asksCode && (!askedBefore || refused)) {
      code.value = '';
      code.focus();
    }
  };
}

/**
 * There is no form here: a frame without an origin may not be allowed to submit one, and then not even the
 * event comes.
 * @param {Actions} actions
 */
function createComposer(actions) {
  const composer = element('composer', HTMLElement);
  const prompt = element('prompt', HTMLTextAreaElement);
  const seed = element('seed', HTMLInputElement);
  const clear = element('seed-clear', HTMLButtonElement);
  const seedProblem = element('seed-problem', HTMLElement);
  const generate = element('generate', HTMLButtonElement);

  /** @param {KeyboardEvent} event */
  function generateOnEnter(event) {
    // Enter that ends a Chinese word must not generate.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!event.ctrlKey && !event.metaKey) actions.generate();
  }
  growWithText(prompt);
  prompt.addEventListener('keydown', generateOnEnter);
  seed.addEventListener('keydown', generateOnEnter);
  generate.addEventListener('click', () => actions.generate());
  prompt.addEventListener('input', () => actions.typePrompt(prompt.value));
  seed.addEventListener('input', () => actions.typeSeed(seed.value));
  clear.addEventListener('click', () => {
    actions.typeSeed('');
    seed.focus();
  });

  /**
   * @param {View} view
   * @param {State} state
   */
  return (view, state) => {
    const appears = composer.hidden && view.showsComposer;
    composer.hidden = !view.showsComposer;
    setValue(prompt, state.prompt);
    setValue(seed, state.seed);
    clear.hidden = state.seed === '';
    setText(seedProblem, view.seedProblem ?? '');
    seed.setAttribute('aria-invalid', String(view.seedProblem !== null));
    // Not `disabled`, which would take the focus away from whoever just pressed it.
    generate.setAttribute('aria-disabled', String(!view.canGenerate));
    if (appears) prompt.focus();
  };
}

/** @param {Actions} actions */
function createOptions(actions) {
  const format = element('format', HTMLSelectElement);
  const option = element('strength-option', HTMLElement);
  const label = element('strength-label', HTMLElement);
  const strength = element('strength', HTMLInputElement);

  format.addEventListener('change', () => actions.setFormat(format.value));
  strength.addEventListener('input', () => actions.setStrength(Number(strength.value)));

  /** @param {View} view */
  return (view) => {
    if (format.value !== view.format) format.value = view.format;
    option.hidden = view.strength === null;
    setText(label, view.strength?.label ?? '');
    setValue(strength, String(view.strength?.value ?? strength.value));
  };
}

/** @param {Actions} actions */
function createRun(actions) {
  const run = element('run', HTMLElement);
  const line = element('line', HTMLElement);
  const copy = element('copy-seed', HTMLButtonElement);
  const reuse = element('reuse-seed', HTMLButtonElement);
  const cancel = element('cancel', HTMLButtonElement);
  const progress = element('progress', HTMLProgressElement);
  const problem = element('problem', HTMLElement);
  const message = element('problem-message', HTMLElement);
  const remedy = element('problem-remedy', HTMLElement);
  const repeat = element('repeat', HTMLButtonElement);
  const ignored = element('ignored', HTMLElement);
  let seed = 0;

  copy.addEventListener('click', () => actions.copySeed(seed));
  reuse.addEventListener('click', () => actions.reuseSeed(seed));
  cancel.addEventListener('click', () => actions.cancel());
  repeat.addEventListener('click', () => actions.generateAgain());

  /** @param {View} view */
  return (view) => {
    run.hidden = !view.showsRun;
    setText(line, view.line);
    seed = view.finishedSeed ?? seed;
    copy.hidden = view.finishedSeed === null;
    reuse.hidden = view.finishedSeed === null;
    const focusGoes = !view.canCancel && document.activeElement === cancel;
    cancel.hidden = !view.canCancel;
    if (focusGoes) element('generate', HTMLButtonElement).focus();
    progress.dataset.idle = String(view.progress === null);
    progress.max = view.progress?.max ?? 1;
    progress.value = view.progress?.value ?? 0;
    problem.hidden = view.problem === null;
    setText(message, view.problem?.message ?? '');
    setText(remedy, view.problem?.remedy ?? '');
    repeat.hidden = !view.canRepeat;
    renderList(ignored, view.ignored);
  };
}

/**
 * @param {HTMLElement} list
 * @param {string[]} lines
 */
function renderList(list, lines) {
  const shown = Array.from(list.children, (item) => item.textContent);
  if (shown.join('\n') === lines.join('\n')) return;
  list.replaceChildren(...lines.map((text) => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  }));
}
