/**
 * The panel's two languages, and the choice between them.
 *
 * The texts stand in one file a language, so that a translator reads one page, and so that a test can hold
 * the two to the same keys and the same placeholders. Messages that come from the server are already in the
 * language that was asked for with `Accept-Language`.
 */

import { ENGLISH } from './texts-en.js';
import { CHINESE } from './texts-zh.js';

/** @typedef {'en' | 'zh'} Language */
/** @typedef {Record<string, string | number>} Values */
/** @typedef {(key: TextKey, values?: Values) => string} Translate */
/** @typedef {keyof typeof TEXTS.en} TextKey */

export const TEXTS = { en: ENGLISH, zh: CHINESE };

/**
 * The panel's language: the first of the user's languages that it speaks, else English.
 * @param {readonly string[]} preferred as in navigator.languages
 * @returns {Language}
 */
export function pickLanguage(preferred) {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh' || primary === 'en') return primary;
  }
  return 'en';
}

/**
 * @param {() => Language} languageOf the language at the time of speaking
 * @returns {Translate}
 */
export function translator(languageOf) {
  return (key, values = {}) =>
    TEXTS[languageOf()][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * Whether the panel itself has words for a problem.
 * @param {string} code
 */
export function isKnownProblem(code) {
  return `problem_${code}` in TEXTS.en;
}

/**
 * What a part of a request, or a field of a design, is called: the server names both as in its JSON.
 * @param {Translate} t
 * @param {import('./api.js').Field[]} fields
 * @param {string} field
 */
export function fieldLabel(t, fields, field) {
  const key = `field_${field}`;
  if (key in TEXTS.en) return t(/** @type {TextKey} */ (key));
  return fields.find(({ name }) => name === field)?.label ?? field;
}

/**
 * Fills in the texts of the static page: `data-text` is an element's text, `data-label` its accessible
 * name, `data-alt` an image's alternative, `data-placeholder` a placeholder.
 * @param {Document} page
 * @param {Language} language
 */
export function translatePage(page, language) {
  const t = translator(() => language);
  page.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const element of page.querySelectorAll('[data-text]')) {
    element.textContent = t(textKey(element, 'data-text'));
  }
  for (const element of page.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', t(textKey(element, 'data-label')));
  }
  for (const element of page.querySelectorAll('[data-alt]')) {
    element.setAttribute('alt', t(textKey(element, 'data-alt')));
  }
  for (const element of page.querySelectorAll('[data-placeholder]')) {
    element.setAttribute('placeholder', t(textKey(element, 'data-placeholder')));
  }
}

/**
 * @param {Element} element
 * @param {string} attribute
 */
function textKey(element, attribute) {
  return /** @type {TextKey} */ (element.getAttribute(attribute));
}
