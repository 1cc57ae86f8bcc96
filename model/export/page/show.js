/** The page beside the generator: ten of what it makes, from a seed. */

import { Generator } from './generator.js';

const COUNT = 10;
const form = /** @type {HTMLFormElement} */ (document.querySelector('form'));
const seed = /** @type {HTMLInputElement} */ (document.querySelector('#seed'));
const state = /** @type {HTMLOutputElement} */ (document.querySelector('output'));
const shown = /** @type {HTMLElement} */ (document.querySelector('main'));

/** @param {Generator} generator */
async function generate(generator) {
  const { description, rows } = generator;
  const calls = Math.ceil(COUNT / rows);
  /** @type {HTMLElement[]} */
  const made = [];
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) {
    const inputs = generator.draw(seed.valueAsNumber * calls + call);
    const { images = [], tokens = [] } = await generator.generate(inputs);
    for (let row = 0; row < rows && made.length < COUNT; row += 1) {
      made.push(description.output === 'image' ? picture(images, row, description)
        : fields(tokens, row, description));
    }
  }
  shown.replaceChildren(...made);
  state.value = `${made.length} in ${Math.round(performance.now() - start)} ms`;
}

/**
 * @param {ArrayLike<number>} images float, row after row, in [-1, 1]
 * @param {number} row
 * @param {import('./generator.js').Description} size
 */
function picture(images, row, { width, height }) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pixels = new ImageData(width, height);
  for (let pixel = 0, from = row * width * height * 3; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1, from += 1) {
      // Clamped and rounded to a byte by the array itself.
      pixels.data[4 * pixel + channel] = ((images[from] ?? 0) + 1) * 127.5;
    }
    pixels.data[4 * pixel + 3] = 255;
  }
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return canvas;
}

/**
 * A design is drawn by Tenfold; here its fields are told.
 * @param {ArrayLike<number>} tokens row after row
 * @param {number} row
 * @param {import('./generator.js').Description} size
 */
function fields(tokens, row, { fields: values }) {
  const names = Object.keys(values);
  const text = names.map((name, at) => `${name} ${tokens[row * names.length + at]}`).join('\n');
  return Object.assign(document.createElement('pre'), { textContent: text });
}

try {
  const generator = await Generator.load();
  const { name, version } = generator.description;
  document.title = `${name} ${version}`;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    seed.valueAsNumber += 1;
    await generate(generator);
  });
  await generate(generator);
  /** @type {HTMLButtonElement} */ (form.querySelector('button')).disabled = false;
} catch (error) {
  state.value = String(error);
}
