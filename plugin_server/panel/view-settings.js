/**
 * What is set once for all.
 */

import { element, setText, setValue } from './page.js';
import { isLanguageChoice, isTheme } from './settings.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./view-model.js').View} View */

/** @param {Actions} actions */
export function createSettings(actions) {
  const language = element('language', HTMLSelectElement);
  const theme = element('theme', HTMLSelectElement);
  const about = element('about', HTMLElement);

  language.addEventListener('change', () => {
    if (isLanguageChoice(language.value)) actions.set({ language: language.value });
  });
  theme.addEventListener('change', () => {
    if (isTheme(theme.value)) actions.set({ theme: theme.value });
  });

  /** @param {View} view */
  return ({ settings, about: said }) => {
    setValue(language, settings.language);
    setValue(theme, settings.theme);
    setText(about, said);
  };
}
