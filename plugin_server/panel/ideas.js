/**
 * Words that can be added to the prompt with one press: the styles and seasons that the server knows, in
 * its own words. Pure.
 */

/** @typedef {import('./api.js').Field} Field */
/** @typedef {{field: string, label: string, words: {text: string, isThere: boolean}[]}} Idea */

/**
 * @param {Field[]} fields
 * @param {string} prompt
 * @returns {Idea[]} a row for each choice of the fields that say what a garment is for
 */
export function describeIdeas(fields, prompt) {
  return fields
    .filter(({ group, kind }) => group === 'context' && kind === 'choice')
    .map(({ name, label, values }) => ({
      field: name,
      label,
      words: (values ?? []).map((value) => ({ text: value.label, isThere: holds(prompt, value.label) })),
    }));
}

/**
 * The prompt with the word at its end, or without it where it is already in a part of its own.
 * @param {string} prompt
 * @param {string} word
 */
export function withWordTurned(prompt, word) {
  const parts = partsOf(prompt);
  const rest = parts.filter((part) => fold(part) !== fold(word));
  const all = rest.length < parts.length ? rest : [...parts, word];
  return all.join(isChinese(prompt + word) ? '，' : ', ');
}

/**
 * @param {string} prompt
 * @param {string} word
 */
function holds(prompt, word) {
  return partsOf(prompt).some((part) => fold(part) === fold(word));
}

/** @param {string} prompt */
function partsOf(prompt) {
  return prompt.split(/[,，、]/).map((part) => part.trim()).filter((part) => part !== '');
}

/** @param {string} text */
function fold(text) {
  return text.toLowerCase();
}

/** @param {string} text */
function isChinese(text) {
  return /[\u4e00-\u9fff]/.test(text);
}
