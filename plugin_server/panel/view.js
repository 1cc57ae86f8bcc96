/**
 * Puts the view model on the page, and the page's clicks and keys into actions.
 *
 * Every render sets everything, but touches only what differs, so that focus, selection and screen readers
 * are left alone.
 */

import { element, setText } from './page.js';
import { describe } from './view-model.js';
import { createChips } from './view-chips.js';
import { createChoice } from './view-choice.js';
import { createCompared } from './view-compared.js';
import { createComposer, createOptions } from './view-composer.js';
import { createEnlarged } from './view-enlarged.js';
import { createIdeas } from './view-ideas.js';
import { createLike } from './view-like.js';
import { createMap } from './view-map.js';
import { createPalette } from './view-palette.js';
import { createPast } from './view-past.js';
import { createPlaces } from './view-places.js';
import { createSettings } from './view-settings.js';
import { createSketch } from './view-sketch.js';
import { createTabs } from './view-tabs.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./host.js').Host} Host */
/** @typedef {import('./i18n.js').Language} Language */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./view-model.js').View} View */

/**
 * @param {{t: Translate, languageOf: () => Language, actions: Actions, host: Host}} parts
 * @returns {(state: State) => void}
 */
export function createView({ t, languageOf, actions, host }) {
  const hasCanvas = host.insert !== null;
  // A frame beside a canvas may not start downloads.
  const can = { hasCanvas, canSave: host.save !== null };
  const renders = [
    createTabs(actions),
    createGate(actions),
    createComposer(actions),
    createOptions(actions),
    createChips(t, actions),
    createSketch(actions, host.chooseSketch !== null),
    createLike(actions),
    createIdeas(actions),
    createPalette(t, actions),
    createRun(actions),
    createPlaces(actions),
    createChoice(actions),
    createEnlarged(actions, can),
    createCompared(t, actions),
    createPast(t, actions, hasCanvas),
    createMap(actions),
    createSettings(actions),
  ];
  const status = element('status', HTMLElement);
  const announcer = element('announcer', HTMLElement);

  document.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      actions.generate();
    } else if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) {
      actions.cancel();
    }
  });

  return (state) => {
    const view = describe(state, t, languageOf(), can);
    setText(status, view.status.text);
    status.dataset.tone = view.status.tone;
    for (const render of renders) render(view, state);
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

/** @param {Actions} actions */
function createRun(actions) {
  const run = element('run', HTMLElement);
  const line = element('line', HTMLElement);
  const copy = element('copy-seed', HTMLButtonElement);
  const reuse = element('reuse-seed', HTMLButtonElement);
  const cancel = element('cancel', HTMLButtonElement);
  const cancelAll = element('cancel-all', HTMLButtonElement);
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
  cancelAll.addEventListener('click', () => actions.cancelAll());
  repeat.addEventListener('click', () => actions.generateAgain());

  /** @param {View} view */
  return (view) => {
    run.hidden = !view.showsRun;
    setText(line, view.line);
    seed = view.finishedSeed ?? seed;
    copy.hidden = view.finishedSeed === null;
    reuse.hidden = view.finishedSeed === null;
    const focusGoes = !view.canCancel && document.activeElement === cancel
      || !view.canCancelAll && document.activeElement === cancelAll;
    cancel.hidden = !view.canCancel;
    cancelAll.hidden = !view.canCancelAll;
    if (focusGoes) element(view.canCancel ? 'cancel' : 'generate', HTMLButtonElement).focus();
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
