/**
 * Words to begin with: the last prompts, and styles and seasons that are added with one press.
 */

import { foldable } from './folding.js';
import { element } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./ideas.js').Idea} Idea */
/** @typedef {import('./view-model.js').View} View */

/** @param {Actions} actions */
export function createIdeas(actions) {
  const row = element('recent-row', HTMLElement);
  const recent = element('recent', HTMLElement);
  const styles = element('styles', HTMLElement);
  let shownPrompts = '';
  let shownIdeas = '';
  foldable('ideas-fold', 'ideas', () => actions.learnPrompts());

  /** @param {View} view */
  return (view) => {
    row.hidden = view.recent.length === 0;
    const prompts = JSON.stringify(view.recent);
    if (prompts !== shownPrompts) {
      shownPrompts = prompts;
      recent.replaceChildren(...view.recent.map((prompt) => promptItem(prompt, actions)));
    }
    const ideas = JSON.stringify(view.ideas.map(({ label, words }) => [label, words.map(({ text }) => text)]));
    if (ideas !== shownIdeas) {
      shownIdeas = ideas;
      styles.replaceChildren(...view.ideas.map((idea) => ideaRow(idea, actions)));
    }
    const buttons = styles.querySelectorAll('button');
    view.ideas.flatMap(({ words }) => words).forEach(({ isThere }, place) => {
      buttons[place].setAttribute('aria-pressed', String(isThere));
    });
  };
}

/**
 * @param {string} prompt
 * @param {Actions} actions
 */
function promptItem(prompt, actions) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'recent-prompt';
  button.textContent = prompt;
  button.title = prompt;
  button.addEventListener('click', () => {
    actions.typePrompt(prompt);
    element('prompt', HTMLTextAreaElement).focus();
  });
  item.append(button);
  return item;
}

/**
 * @param {Idea} idea
 * @param {Actions} actions
 */
function ideaRow({ field, label, words }, actions) {
  const row = document.createElement('div');
  row.setAttribute('role', 'group');
  row.setAttribute('aria-labelledby', `idea-${field}`);
  const title = document.createElement('h2');
  title.className = 'caption';
  title.id = `idea-${field}`;
  title.textContent = label;
  const list = document.createElement('div');
  list.className = 'locks';
  list.append(...words.map(({ text }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'lock';
    button.textContent = text;
    button.addEventListener('click', () => actions.turnWord(text));
    return button;
  }));
  row.append(title, list);
  return row;
}
