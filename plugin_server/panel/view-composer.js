/**
 * The prompt, the button that sends it, and what can be set beside it.
 */

import { element, setText, setValue } from './page.js';
import { foldable, unfold } from './folding.js';
import { growWithText } from './growing.js';
import { MOST } from './wishes.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./view-model.js').View} View */

/**
 * There is no form here: a frame without an origin may not be allowed to submit one, and then not even the
 * event comes.
 * @param {Actions} actions
 */
export function createComposer(actions) {
  const composer = element('composer', HTMLElement);
  const prompt = element('prompt', HTMLTextAreaElement);
  const seed = element('seed', HTMLInputElement);
  const clear = element('seed-clear', HTMLButtonElement);
  const seedProblem = element('seed-problem', HTMLElement);
  const generate = element('generate', HTMLButtonElement);
  let before = '';

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
    if (state.seed !== '' && state.seed !== before) unfold('options-fold');
    before = state.seed;
    seed.setAttribute('aria-invalid', String(view.seedProblem !== null));
    // Not `disabled`, which would take the focus away from whoever just pressed it.
    generate.setAttribute('aria-disabled', String(!view.canGenerate));
    if (appears) prompt.focus();
  };
}

/** @param {Actions} actions */
export function createOptions(actions) {
  const format = element('format', HTMLSelectElement);
  const count = element('count', HTMLInputElement);
  const option = element('strength-option', HTMLElement);
  const label = element('strength-label', HTMLElement);
  const strength = element('strength', HTMLInputElement);
  let shownCount = '';

  const fold = foldable('options-fold', 'options');
  // Where there is room they are in nobody's way.
  fold(window.matchMedia('(min-width: 800px)').matches);

  format.addEventListener('change', () => actions.setFormat(format.value));
  count.addEventListener('change', () => {
    actions.setCount(Math.min(Math.max(Math.round(Number(count.value)), 1), MOST));
    count.value = shownCount;
  });
  strength.addEventListener('input', () => actions.setStrength(Number(strength.value)));

  /** @param {View} view */
  return (view) => {
    setValue(format, view.format);
    shownCount = String(view.count);
    if (document.activeElement !== count) setValue(count, shownCount);
    option.hidden = view.strength === null;
    setText(label, view.strength?.label ?? '');
    setValue(strength, String(view.strength?.value ?? strength.value));
  };
}
