/**
 * What Figma makes of an SVG, as far as it is known (measured read-backs and Figma's own typings): groups
 * nest as written, ids become names, what has no id is called by its kind, a clip becomes a "Clip path
 * group" with a mask in it, and style sheets, patterns, masks, markers and filters are lost.
 */

import { MockNode } from './figma-nodes.js';

/** @typedef {import('./figma-world.js').World} World */

const SPACE = 'http://www.w3.org/2000/svg';
const UNKNOWN = 'style, pattern, mask, marker, filter, use, symbol, text, image, foreignObject, metadata, '
  + '[transform], [class]';

/** @typedef {{path: SVGPathElement, gradient: Element | null, box: import('./figma-nodes.js').Box}} Outline */
/** What each vector was made of. @type {WeakMap<MockNode, Outline>} */
const outlines = new WeakMap();

/**
 * @param {MockNode} node a vector
 * @returns {Outline} the path that it was made of, and where that lay
 */
export function outlineOf(node) {
  const found = outlines.get(node);
  if (!found) throw new Error(`${node.name} was not made of an SVG`);
  return found;
}

/**
 * @param {World} world
 * @param {string} text
 * @returns {MockNode} a frame of the size that the SVG states, with its layers
 */
export function importSvg(world, text) {
  if (!text.startsWith('<svg')) throw new Error('in createNodeFromSvg: the SVG could not be parsed');
  const page = new DOMParser().parseFromString(text, 'image/svg+xml');
  if (page.querySelector('parsererror')) throw new Error('in createNodeFromSvg: the SVG could not be parsed');
  const unknown = page.querySelector(UNKNOWN);
  if (unknown) throw new Error(`the mock does not know what Figma makes of <${unknown.localName}>`);
  // Only what is rendered can be measured.
  const svg = document.importNode(page.documentElement, true);
  svg.style.cssText = 'position: absolute; visibility: hidden';
  document.body.append(svg);
  try {
    const frame = make(world, 'FRAME', 'Frame');
    frame.resize(lengthOf(svg, 'width'), lengthOf(svg, 'height'));
    frame.clipsContent = true;
    for (const child of svg.children) addElement(world, frame, child);
    return frame;
  } finally {
    svg.remove();
  }
}

/**
 * @param {Element} svg
 * @param {string} name
 */
function lengthOf(svg, name) {
  const length = svg.getAttribute(name) ?? '';
  if (!/^\d+(\.\d+)?$/.test(length)) throw new Error(`Figma would convert the ${name} ${length}`);
  return Number(length);
}

/**
 * @param {World} world
 * @param {'FRAME' | 'GROUP' | 'VECTOR'} type
 * @param {string} name
 */
function make(world, type, name) {
  const node = new MockNode(world.newId(), type, name);
  node.world = world;
  return node;
}

/**
 * @param {World} world
 * @param {MockNode} parent
 * @param {Element} element
 */
function addElement(world, parent, element) {
  if (element instanceof SVGPathElement) addVector(world, parent, element);
  if (!(element instanceof SVGGElement) || element.children.length === 0) return;
  const clip = reference(element, 'clip-path');
  const around = clip ? addClip(world, parent, clip) : parent;
  const group = make(world, 'GROUP', element.id || 'Group');
  around.appendChild(group);
  for (const child of element.children) addElement(world, group, child);
}

/**
 * @param {World} world
 * @param {MockNode} parent
 * @param {Element} clip
 */
function addClip(world, parent, clip) {
  const group = make(world, 'GROUP', 'Clip path group');
  parent.appendChild(group);
  const shape = clip.firstElementChild;
  if (clip.children.length !== 1 || !(shape instanceof SVGPathElement)) throw new Error('a clip of several');
  addVector(world, group, shape).isMask = true;
  return group;
}

/**
 * @param {World} world
 * @param {MockNode} parent
 * @param {SVGPathElement} path
 */
function addVector(world, parent, path) {
  const node = make(world, 'VECTOR', path.id || 'Vector');
  const { x, y, width, height } = measured(path);
  const box = { x, y, width: Math.max(width, 0.01), height: Math.max(height, 0.01) };
  node.setBounds(box.x, box.y, box.width, box.height);
  outlines.set(node, { path, gradient: reference(path, 'fill'), box });
  node.fills = paintsOf(path, 'fill', path.getAttribute('fill') ?? '#000000');
  node.strokes = paintsOf(path, 'stroke', path.getAttribute('stroke') ?? 'none');
  node.strokeWeight = Number(path.getAttribute('stroke-width') ?? 1);
  node.strokeCap = path.getAttribute('stroke-linecap') === 'round' ? 'ROUND' : 'NONE';
  node.strokeJoin = path.getAttribute('stroke-linejoin') === 'round' ? 'ROUND' : 'MITER';
  node.strokeMiterLimit = Number(path.getAttribute('stroke-miterlimit') ?? 4);
  node.dashPattern = (path.getAttribute('stroke-dasharray') ?? '').split(/[ ,]+/).filter(Boolean).map(Number);
  parent.appendChild(node);
  return node;
}

/**
 * A path in a clip is not rendered, so a copy of it is measured.
 * @param {SVGPathElement} path
 */
function measured(path) {
  const copy = document.createElementNS(SPACE, 'path');
  copy.setAttribute('d', path.getAttribute('d') ?? '');
  path.ownerSVGElement?.append(copy);
  const box = copy.getBBox();
  copy.remove();
  return box;
}

/**
 * @param {SVGPathElement} path
 * @param {'fill' | 'stroke'} kind
 * @param {string} colour
 * @returns {Paint[]}
 */
function paintsOf(path, kind, colour) {
  if (colour === 'none') return [];
  const opacity = Number(path.getAttribute(`${kind}-opacity`) ?? 1);
  const gradient = reference(path, kind);
  if (gradient) return [gradientPaint(gradient, opacity)];
  return [{ type: 'SOLID', color: rgb(colour), opacity }];
}

/**
 * @param {Element} gradient
 * @param {number} opacity
 * @returns {GradientPaint}
 */
function gradientPaint(gradient, opacity) {
  if (gradient.getAttribute('gradientUnits') !== 'userSpaceOnUse') throw new Error('a gradient in other units');
  const gradientStops = Array.from(gradient.children, (stop) => ({
    position: Number(stop.getAttribute('offset')),
    color: { ...rgb(stop.getAttribute('stop-color') ?? ''), a: Number(stop.getAttribute('stop-opacity') ?? 1) },
  }));
  const gradientTransform = /** @type {Transform} */ ([[1, 0, 0], [0, 1, 0]]);
  return { type: 'GRADIENT_LINEAR', gradientStops, gradientTransform, opacity };
}

/** @param {string} colour */
function rgb(colour) {
  const match = /^#([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})$/i.exec(colour);
  if (!match) throw new Error(`a colour that not every program reads: ${colour}`);
  const [r, g, b] = match.slice(1).map((part) => parseInt(part, 16) / 255);
  return { r, g, b };
}

/**
 * @param {Element} element
 * @param {string} attribute
 */
function reference(element, attribute) {
  const match = /^url\(#(.+)\)$/.exec(element.getAttribute(attribute) ?? '');
  if (!match) return null;
  const found = element.ownerDocument.querySelector(`[id="${match[1]}"]`);
  if (!found) throw new Error(`nothing is called ${match[1]}`);
  return found;
}
