/**
 * The earlier variation from which the next ten start: its picture, and what of it stays.
 */

import { element, setText } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./view-model.js').Lock} Lock */
/** @typedef {import('./view-model.js').View} View */

/** @param {Actions} actions */
export function createLike(actions) {
  const row = element('like', HTMLElement);
  const picture = element('like-picture', HTMLImageElement);
  const name = element('like-name', HTMLElement);
  const groups = element('like-groups', HTMLElement);
  const single = element('like-single', HTMLDetailsElement);
  const fields = element('like-fields', HTMLElement);
  const renderGroups = createLocks(groups, actions);
  const renderFields = createLocks(fields, actions);

  element('like-forget', HTMLButtonElement).addEventListener('click', () => {
    actions.forgetLike();
    element('prompt', HTMLTextAreaElement).focus();
  });

  /** @param {View} view */
  return ({ like }) => {
    row.hidden = like === null;
    if (like === null) {
      single.open = false;
      return;
    }
    setText(name, like.name);
    picture.hidden = like.picture === null;
    if (like.picture !== null && picture.src !== like.picture) picture.src = like.picture;
    single.hidden = like.fields.length === 0;
    renderGroups(like.groups);
    renderFields(like.fields);
  };
}

/**
 * Buttons that stay down, made anew only when there are others to show.
 * @param {HTMLElement} holder
 * @param {Actions} actions
 */
function createLocks(holder, actions) {
  let shown = '';
  /** @param {Lock[]} locks */
  return (locks) => {
    const names = JSON.stringify(locks.map(({ name, label }) => [name, label]));
    if (names !== shown) {
      shown = names;
      holder.replaceChildren(...locks.map((lock) => lockButton(lock, actions)));
    }
    locks.forEach((lock, index) => {
      const button = holder.children[index];
      button.setAttribute('aria-pressed', String(lock.held));
      button.setAttribute('aria-disabled', String(lock.fixed));
    });
  };
}

/**
 * @param {Lock} lock
 * @param {Actions} actions
 */
function lockButton({ name, label }, actions) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'lock';
  button.textContent = label;
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') actions.turnLock(name);
  });
  return button;
}
