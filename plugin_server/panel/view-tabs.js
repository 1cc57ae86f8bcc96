/**
 * The four parts of the panel, one at a time.
 */

import { element } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./state.js').Tab} Tab */
/** @typedef {import('./view-model.js').View} View */

/** @type {readonly Tab[]} */
const TABS = ['generate', 'map', 'history', 'settings'];

/** @param {Actions} actions */
export function createTabs(actions) {
  const tabs = TABS.map((name) => ({
    name,
    button: element(`tab-${name}`, HTMLButtonElement),
    panel: element(`${name}-panel`, HTMLElement),
  }));

  for (const [place, { name, button }] of tabs.entries()) {
    button.addEventListener('click', () => actions.showTab(name));
    button.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      const next = tabs[(place + step + tabs.length) % tabs.length];
      actions.showTab(next.name);
      next.button.focus();
    });
  }

  /** @param {View} view */
  return (view) => {
    for (const { name, button, panel } of tabs) {
      const isShown = name === view.tab;
      button.setAttribute('aria-selected', String(isShown));
      button.tabIndex = isShown ? 0 : -1;
      panel.hidden = !isShown || view.gate !== null && (name === 'history' || name === 'map');
    }
  };
}
