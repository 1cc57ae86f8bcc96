/**
 * Parts of the page that are put away until their button is pressed, so that the panel stays calm.
 */

import { element } from './page.js';

/**
 * @param {string} buttonId
 * @param {string} partId
 * @param {() => void} [onUnfold]
 * @returns {(open: boolean) => void} puts it in sight, or away
 */
export function foldable(buttonId, partId, onUnfold) {
  const button = element(buttonId, HTMLButtonElement);
  const part = element(partId, HTMLElement);
  /** @param {boolean} open */
  function fold(open) {
    button.setAttribute('aria-expanded', String(open));
    part.hidden = !open;
    if (open) onUnfold?.();
  }
  fold(false);
  button.addEventListener('click', () => fold(part.hidden));
  return fold;
}

/** @param {string} buttonId of a part that has to be seen now */
export function unfold(buttonId) {
  const button = element(buttonId, HTMLButtonElement);
  if (button.getAttribute('aria-expanded') === 'false') button.click();
}
