/**
 * What Illustrator makes of an SVG, as far as it is known: a pixel is a point, groups nest as written, ids
 * become names, a path with several outlines is a compound path, a clip is a group with its outline first,
 * an empty group may stand beside, and where it all lands is anyone's guess.
 */

import { CompoundPathItem, GradientColor, GroupItem, PathItem, RGBColor } from './artwork.mjs';

/** @typedef {import('./items.mjs').Box} Box */
/** @typedef {import('./document.mjs').MockDocument} MockDocument */
/** @typedef {{name: string, attributes: Record<string, string>, children: Element[]}} Element */

const TAG = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z][\w:-]*="[^"<&]*")*)\s*(\/?)>/g;
const ATTRIBUTE = /([A-Za-z][\w:-]*)="([^"]*)"/g;
const KNOWN = ['svg', 'g', 'path', 'defs', 'clipPath', 'linearGradient', 'stop'];
const LANDING = { x: 1234.5, y: -777 };

/**
 * @param {MockDocument} document
 * @param {string} text
 * @returns {GroupItem} on no layer yet
 */
export function importSvg(document, text) {
  const svg = parse(text);
  for (const side of ['width', 'height']) {
    if (!/^\d+(\.\d+)?$/.test(svg.attributes[side])) throw new Error(`Illustrator would convert the ${side}`);
  }
  const { width, height, viewBox } = svg.attributes;
  if (viewBox !== `0 0 ${width} ${height}`) throw new Error(`Illustrator would scale by ${viewBox}`);
  const definitions = svg.children.filter(({ name }) => name === 'defs').flatMap((defs) => defs.children);
  const defined = new Map(definitions.map((element) => [element.attributes.id, element]));
  const group = new GroupItem(document);
  addChildren(group, svg, defined);
  new GroupItem(document).place(group, 'ElementPlacement.PLACEATBEGINNING');
  return group;
}

/**
 * @param {string} text
 * @returns {Element}
 */
function parse(text) {
  /** @type {Element} */
  const root = { name: '', attributes: {}, children: [] };
  const open = [root];
  if (text.replace(TAG, '').trim() !== '') throw new Error('the mock reads elements only');
  for (const [, closing, name, list, empty] of text.matchAll(TAG)) {
    if (!KNOWN.includes(name)) throw new Error(`the mock does not know what Illustrator makes of <${name}>`);
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const attributes = Object.fromEntries([...list.matchAll(ATTRIBUTE)].map(([, key, value]) => [key, value]));
    if ('transform' in attributes || 'style' in attributes) throw new Error('a transform or a style');
    const element = { name, attributes, children: [] };
    open[open.length - 1].children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length !== 1 || root.children[0]?.name !== 'svg') throw new Error('not one whole <svg>');
  return root.children[0];
}

/**
 * What is drawn later is in front.
 * @param {GroupItem} parent
 * @param {Element} element
 * @param {Map<string, Element>} definitions
 */
function addChildren(parent, element, definitions) {
  for (const child of element.children) {
    if (child.name === 'path') addPath(parent, child, definitions);
    if (child.name !== 'g') continue;
    const group = new GroupItem(parent.document);
    group.name = child.attributes.id ?? '';
    group.place(parent, 'ElementPlacement.PLACEATBEGINNING');
    addChildren(group, child, definitions);
    const clip = /^url\(#(.+)\)$/.exec(child.attributes['clip-path'] ?? '');
    if (clip) addClip(group, /** @type {Element} */ (definitions.get(clip[1])), definitions);
  }
}

/**
 * @param {GroupItem} group
 * @param {Element} clip
 * @param {Map<string, Element>} definitions
 */
function addClip(group, clip, definitions) {
  group.document.app.showDialog('Clipping will be lost on roundtrip to Tiny');
  group.clipped = true;
  addPath(group, clip.children[0], definitions);
  /** @type {PathItem} */ (group.children[0]).clipping = true;
}

/**
 * @param {GroupItem} parent
 * @param {Element} element
 * @param {Map<string, Element>} definitions
 */
function addPath(parent, { attributes }, definitions) {
  const outlines = attributes.d.match(/M[^M]*/g) ?? [];
  const gradient = definitions.get(/^url\(#(.+)\)$/.exec(attributes.fill ?? '')?.[1] ?? '') ?? null;
  const paths = outlines.map((data) =>
    makePath(parent.document, { data, box: boxOf(data), attributes, gradient }));
  if (paths.length === 1) {
    paths[0].name = attributes.id ?? '';
    paths[0].place(parent, 'ElementPlacement.PLACEATBEGINNING');
    return;
  }
  const compound = new CompoundPathItem(parent.document);
  compound.name = attributes.id ?? '';
  compound.children = paths;
  for (const path of paths) path.parent = compound;
  compound.place(parent, 'ElementPlacement.PLACEATBEGINNING');
}

/**
 * @param {MockDocument} document
 * @param {import('./artwork.mjs').Source} source
 */
function makePath(document, source) {
  const { attributes, box } = source;
  const path = new PathItem(document);
  path.source = source;
  const { fill = '#000000', stroke = 'none' } = attributes;
  path.box = [box[0] + LANDING.x, LANDING.y - box[1], box[2] + LANDING.x, LANDING.y - box[3]];
  path.filled = fill !== 'none';
  path.fillColor = /** @type {RGBColor} */ (fill.startsWith('url(') ? new GradientColor() : rgb(fill));
  path.stroked = stroke !== 'none';
  path.strokeWidth = Number(attributes['stroke-width'] ?? 1);
  // How it reads the rest of a stroke is not known, so the worst is assumed: not at all.
  return path;
}

/** @param {string} colour */
function rgb(colour) {
  const made = new RGBColor();
  if (colour === 'none') return made;
  const match = /^#([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})$/i.exec(colour);
  if (!match) throw new Error(`a colour that not every program reads: ${colour}`);
  [made.red, made.green, made.blue] = match.slice(1).map((part) => parseInt(part, 16));
  return made;
}

/**
 * @param {string} data absolute M L C Z of one outline
 * @returns {Box} left, top, right, bottom, downwards
 */
function boxOf(data) {
  /** @type {Box} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let [x, y] = [0, 0];
  for (const [, verb, list] of data.matchAll(/([MLCZ])([^MLCZ]*)/g)) {
    const numbers = list.trim() === '' ? [] : list.trim().split(' ').map(Number);
    if (numbers.some(Number.isNaN)) throw new Error(`not a path: ${data.slice(0, 60)}`);
    if (verb === 'Z') continue;
    const xs = extremes([x, ...numbers.filter((_, index) => index % 2 === 0)], verb);
    const ys = extremes([y, ...numbers.filter((_, index) => index % 2 === 1)], verb);
    [x, y] = numbers.slice(-2);
    box[0] = Math.min(box[0], ...xs);
    box[1] = Math.min(box[1], ...ys);
    box[2] = Math.max(box[2], ...xs);
    box[3] = Math.max(box[3], ...ys);
  }
  return box;
}

/**
 * The values at the ends of a segment and where it turns in between.
 * @param {number[]} values
 * @param {string} verb
 */
function extremes(values, verb) {
  if (verb !== 'C') return values.slice(-1);
  const [p0, p1, p2, p3] = values;
  const a = -p0 + 3 * p1 - 3 * p2 + p3;
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  const root = Math.sqrt(b * b - 4 * a * c);
  const turns = Math.abs(a) < 1e-9 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
  const inside = turns.filter((t) => t > 0 && t < 1);
  return [p3, ...inside.map((t) => {
    const s = 1 - t;
    return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
  })];
}
