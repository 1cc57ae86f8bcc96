/**
 * What a person would see of a mock Illustrator document, for pictures of it: the artboards, and the paths as
 * they were imported, wherever they stand and however large they are by now.
 */

import { CompoundPathItem, PathItem, RGBColor } from './artwork.mjs';
import { around } from './items.mjs';

/** @typedef {import('./document.mjs').MockDocument} MockDocument */
/** @typedef {import('./items.mjs').Box} Box */
/** @typedef {import('./items.mjs').PageItem} PageItem */

const MARGIN = 40;

/**
 * @param {MockDocument} document
 * @returns {string} an SVG around the artboards and everything drawn
 */
export function pictureOf(document) {
  const boards = document.artboardList.map((artboard) => artboard.artboardRect);
  const [left, top, right, bottom] = around([...boards, ...document.items().map((item) => item.outlines())]);
  const [width, height] = [right - left + 2 * MARGIN, top - bottom + 2 * MARGIN];
  const paper = boards.map((box) => rectangle(box, 'white')).join('');
  const art = [...document.items()].reverse().map(draw).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" `
    + `viewBox="${left - MARGIN} ${-top - MARGIN} ${width} ${height}">${paper}${art}</svg>`;
}

/**
 * @param {Box} box
 * @param {string} fill
 */
function rectangle([left, top, right, bottom], fill) {
  return `<rect x="${left}" y="${-top}" width="${right - left}" height="${top - bottom}" fill="${fill}"/>`;
}

/**
 * @param {PageItem} item
 * @returns {string}
 */
function draw(item) {
  const style = item.blendingMode === 'BlendModes.MULTIPLY' ? ' style="mix-blend-mode: multiply"' : '';
  if (item instanceof CompoundPathItem) return `<g${style}>${paths(item.children)}</g>`;
  if (item instanceof PathItem) return `<g${style}>${paths([item])}</g>`;
  return `<g${style}>${[...item.children].reverse().map(draw).join('\n')}</g>`;
}

/** @param {PageItem[]} items of one path */
function paths(items) {
  const [first] = /** @type {PathItem[]} */ (items);
  const { source } = first;
  if (source === null) return rectangle(first.box, hex(first.fillColor));
  const [left, top] = source.box;
  const reach = Math.max(source.box[2] - left, source.box[3] - top);
  const [l, t, r, b] = first.box;
  const scale = reach === 0 ? 1 : Math.max(r - l, t - b) / reach;
  const place = `translate(${l - left * scale} ${-t - top * scale}) scale(${scale})`;
  const data = items.map((item) => /** @type {PathItem} */ (item).source?.data).join('');
  const path = {
    ...source.attributes,
    d: data,
    transform: place,
    fill: first.fillColor instanceof RGBColor && first.filled ? hex(first.fillColor) : 'none',
    ...(first.stroked && { 'stroke-width': String(first.strokeWidth / scale) }),
  };
  if (source.gradient === null) return written('path', path);
  // All designs call theirs alike; where it lies tells them apart.
  const id = `gradient-${[l, t, r, b].join('-')}`;
  const { name, attributes, children } = source.gradient;
  const stops = children.map((stop) => written(stop.name, stop.attributes)).join('');
  return written(name, { ...attributes, id }, stops) + written('path', { ...path, fill: `url(#${id})` });
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {string} [inside]
 */
function written(name, attributes, inside = '') {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`).join('');
  return `<${name}${list}>${inside}</${name}>`;
}

/** @param {RGBColor} colour */
function hex({ red, green, blue }) {
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}
