/**
 * What a person would see on a page of the mock Figma, for pictures of it: the vectors as they were imported,
 * wherever they stand and however large they are by now.
 */

import { outlineOf } from './figma-svg.js';

/** @typedef {import('./figma-nodes.js').MockNode} MockNode */
/** @typedef {import('./figma-nodes.js').Box} Box */

const MARGIN = 40;

/**
 * @param {MockNode} page
 * @returns {string} an SVG around everything on the page
 */
export function pictureOf(page) {
  const boxes = page.children.map((node) => node.absoluteBoundingBox);
  const left = Math.min(...boxes.map((box) => box.x)) - MARGIN;
  const top = Math.min(...boxes.map((box) => box.y)) - MARGIN;
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN - top;
  const parts = page.children.map(draw).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" `
    + `viewBox="${left} ${top} ${width} ${height}">${parts}</svg>`;
}

/**
 * @param {MockNode} node
 * @returns {string}
 */
function draw(node) {
  if (!node.visible) return '';
  const { x, y, width, height } = node.absoluteBoundingBox;
  const box = `x="${x}" y="${y}" width="${width}" height="${height}"`;
  if (node.type === 'VECTOR') return vector(node);
  if (node.type === 'RECTANGLE') return `<rect ${box} fill="${node.name}"/>`;
  const ground = node.type === 'FRAME' && node.fills.length > 0 ? `<rect ${box} fill="white"/>` : '';
  return ground + node.children.map(draw).join('\n');
}

/** @param {MockNode} node */
function vector(node) {
  const { path, gradient, box } = outlineOf(node);
  const now = node.absoluteBoundingBox;
  const scale = Math.max(now.width, now.height) / Math.max(box.width, box.height);
  const place = `translate(${now.x - box.x * scale} ${now.y - box.y * scale}) scale(${scale})`;
  const copy = /** @type {SVGPathElement} */ (path.cloneNode());
  copy.setAttribute('transform', place);
  if (node.strokes.length > 0) copy.setAttribute('stroke-width', String(node.strokeWeight / scale));
  if (gradient === null) return copy.outerHTML;
  // All designs call theirs alike.
  const own = /** @type {Element} */ (gradient.cloneNode(true));
  own.id = `gradient-${node.id.replace(':', '-')}`;
  copy.setAttribute('fill', `url(#${own.id})`);
  return own.outerHTML + copy.outerHTML;
}
