/**
 * One of Tenfold's generators in a browser, by LiteRT's web runtime. Nothing leaves the page.
 *
 *   const generator = await Generator.load('https://…/the folder of this module/');
 *   const images = await generator.generate(generator.draw(1234));
 *
 * A call has a fixed number of rows, `generator.rows`.
 */

import { Tensor, loadAndCompile, loadLiteRt } from '@litertjs/core';

/** @typedef {Float32Array | Int32Array | Uint8Array} Values */
/**
 * @typedef {object} Input
 * @property {string} name
 * @property {'float32' | 'int32'} dtype
 * @property {number[]} shape
 * @property {'normal' | 'uniform' | 'integers' | 'outline' | 'constant'} values how they are drawn
 * @property {number} below
 * @property {number} constant
 */
/**
 * @typedef {object} Description
 * @property {string} name
 * @property {number} version
 * @property {'image' | 'design'} output
 * @property {number} width pixels of an image
 * @property {number} height
 * @property {Record<string, number>} fields of a design, and how many values each has
 * @property {Input[]} inputs
 */

export class Generator {
  /**
   * @param {Description} description
   * @param {import('@litertjs/core').CompiledModel} model
   */
  constructor(description, model) {
    this.description = description;
    this.model = model;
    this.rows = Math.max(...description.inputs.map(({ shape }) => shape[0] ?? 1));
  }

  /**
   * @param {string | URL} [folder] where `model.json` lies; ends with a slash
   * @returns {Promise<Generator>}
   */
  static async load(folder = new URL('./', import.meta.url)) {
    const answer = await fetch(new URL('model.json', folder));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    const description = await answer.json();
    runtime ??= loadLiteRt(new URL('runtime/wasm/', folder).href);
    await runtime;
    const weights = new URL('model.tflite', folder).href;
    return new Generator(description, await loadAndCompile(weights, { accelerator: 'wasm' }));
  }

  /**
   * The inputs of a call, drawn from a seed: the same seed gives the same here, not elsewhere.
   * @param {number} seed
   * @returns {Record<string, Values>}
   */
  draw(seed) {
    const random = numbers(seed);
    return Object.fromEntries(this.description.inputs.map((input) => [input.name, drawn(input, random)]));
  }

  /**
   * One call of the model, as `generate` of the SavedModel.
   * @param {Record<string, ArrayLike<number>>} inputs row after row
   * @returns {Promise<Record<string, Values>>} the outputs, row after row
   */
  async generate(inputs) {
    /** @type {Record<string, Tensor>} */
    const tensors = {};
    for (const { name, dtype, shape } of this.description.inputs) {
      const values = inputs[name];
      const size = shape.reduce((product, side) => product * side, 1);
      if (values?.length !== size) {
        const found = values?.length ?? 'no';
        throw new RangeError(`${name} has ${found} values; [${shape.join(', ')}] are ${size}`);
      }
      const typed = dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values);
      tensors[name] = new Tensor(typed, shape);
    }
    const outputs = await this.model.run(tensors);
    /** @type {Record<string, Values>} */
    const read = {};
    for (const [name, tensor] of Object.entries(outputs)) {
      read[name] = (await tensor.data()).slice();
      tensor.delete();
    }
    Object.values(tensors).forEach((tensor) => tensor.delete());
    return read;
  }
}

/** @type {Promise<unknown> | undefined} */
let runtime;

/**
 * Numbers in (0, 1), by Mulberry32.
 * @param {number} seed
 * @returns {() => number}
 */
function numbers(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

/**
 * @param {Input} input
 * @param {() => number} random
 * @returns {Values}
 */
function drawn({ dtype, shape, values, below, constant }, random) {
  const size = shape.reduce((product, side) => product * side, 1);
  if (values === 'outline') return outlines(shape, random);
  const one = {
    // Box and Muller 1958.
    normal: () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random()),
    uniform: random,
    integers: () => Math.floor(random() * below),
    constant: () => constant,
  }[values];
  const drawing = Array.from({ length: size }, one);
  return dtype === 'int32' ? Int32Array.from(drawing) : Float32Array.from(drawing);
}

/**
 * Ellipses, where a line map of a sketch is wanted and nobody has drawn one.
 * @param {number[]} shape [count, height, width, 1]
 * @param {() => number} random
 * @returns {Float32Array}
 */
function outlines([count, height, width], random) {
  const maps = new Float32Array(count * height * width);
  for (let index = 0, at = 0; index < count; index += 1) {
    const across = 0.3 + 0.6 * random();
    const down = 0.3 + 0.6 * random();
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1, at += 1) {
        const x = (2 * column) / (width - 1) - 1;
        const y = (2 * row) / (height - 1) - 1;
        const gap = Math.abs(Math.hypot(x / across, y / down) - 1) * Math.min(across, down);
        maps[at] = gap < 2 / Math.min(height, width) ? 1 : 0;
      }
    }
  }
  return maps;
}
