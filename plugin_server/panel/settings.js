/**
 * What the user sets once for all, and the form in which the host keeps it. Pure, as state.js is.
 */

import { isFormat, isCount } from './wishes.js';

/** @typedef {import('./wishes.js').Wishes} Wishes */
/** @typedef {'auto' | 'en' | 'zh'} LanguageChoice */
/** @typedef {'auto' | 'light' | 'dark'} Theme `auto`: as the host, or the system, has it */
/** @typedef {{language: LanguageChoice, theme: Theme}} Settings */
/** @typedef {Settings & Pick<Wishes, 'count' | 'format'>} Kept */

/** @type {readonly LanguageChoice[]} */
const LANGUAGES = ['auto', 'en', 'zh'];
/** @type {readonly Theme[]} */
const THEMES = ['auto', 'light', 'dark'];

/** @type {Settings} */
export const defaultSettings = { language: 'auto', theme: 'auto' };

/**
 * @param {unknown} value
 * @returns {value is LanguageChoice}
 */
export function isLanguageChoice(value) {
  return LANGUAGES.some((language) => language === value);
}

/**
 * @param {unknown} value
 * @returns {value is Theme}
 */
export function isTheme(value) {
  return THEMES.some((theme) => theme === value);
}

/**
 * What was kept, less what does not make sense, as after an update or a slip of another program.
 * @param {string | null} text
 * @returns {Partial<Kept>}
 */
export function parseKept(text) {
  try {
    const { language, theme, count, format } = JSON.parse(text ?? '{}');
    return {
      ...(isLanguageChoice(language) && { language }),
      ...(isTheme(theme) && { theme }),
      ...(isCount(count) && { count }),
      ...(isFormat(format) && { format }),
    };
  } catch {
    return {};
  }
}

/**
 * @param {Settings} settings
 * @param {Wishes} wishes
 */
export function keptText({ language, theme }, { count, format }) {
  /** @type {Kept} */
  const kept = { language, theme, count, format };
  return JSON.stringify(kept);
}
