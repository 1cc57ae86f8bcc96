/**
 * The bar at the foot of the panel while variations are chosen. It lies over the places and moves none.
 */

import { element, setText } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./view-model.js').View} View */

/** @param {Actions} actions */
export function createChoice(actions) {
  const bar = element('choice', HTMLElement);
  const text = element('choice-text', HTMLElement);
  /**
   * @param {string} id
   * @param {() => void} act
   */
  function button(id, act) {
    const found = element(id, HTMLButtonElement);
    found.addEventListener('click', act);
    return found;
  }
  const insert = button('choice-insert', () => actions.insertChosen());
  const compare = button('choice-compare', () => actions.compareChosen());
  const svg = button('choice-svg', () => void actions.exportChosen('svg'));
  const png = button('choice-png', () => void actions.exportChosen('png'));
  const pdf = button('choice-pdf', () => void actions.exportChosen('pdf'));
  button('choice-clear', () => {
    actions.chooseNone();
    document.querySelector('.place')?.closest('button')?.focus();
  });

  /** @param {View} view */
  return ({ choice }) => {
    bar.hidden = choice === null;
    if (choice === null) return;
    setText(text, choice.text);
    insert.hidden = !choice.canInsert;
    compare.hidden = !choice.canCompare;
    svg.hidden = !choice.canExport || !choice.hasVectors;
    png.hidden = !choice.canExport;
    pdf.hidden = !choice.canExport;
  };
}
