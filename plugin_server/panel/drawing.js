/**
 * A design's vectors at another size, and what is known of each of its layers.
 *
 * The numbers themselves are scaled, because it is not known what Illustrator makes of strokes, dashes and
 * gradients when it scales them. Only Tenfold's dialect of SVG is taken (model/garment/dialect.py): there
 * every number in a path is a coordinate.
 */

/** @typedef {import('../../plugin_illustrator/commands').SentLayer} SentLayer */
/** @typedef {import('../../plugin_illustrator/commands').Drawn} Drawn */
/** @typedef {{svg: string, height: number, drawn: Drawn, layers: Record<string, SentLayer>}} ScaledDrawing */

const SPACE = 'http://www.w3.org/2000/svg';
const ELEMENTS = ['svg', 'g', 'path', 'defs', 'clipPath', 'linearGradient', 'stop'];
const PATH_DATA = /^(?:[MLCZ](?: -?\d+(?:\.\d+)?)* ?)+$/;
/** Attributes that hold lengths. */
const LENGTHS = ['d', 'stroke-width', 'stroke-dasharray', 'x1', 'y1', 'x2', 'y2'];
const NUMBER = /-?\d+(?:\.\d+)?/g;
const DIGITS = 3;
/** Shadows are drawn so that they also look right unmultiplied, but over a print they should darken it. */
const SHADE = /-shade$/;

/**
 * @param {string} text an SVG in Tenfold's dialect
 * @param {number} width that it is to have
 * @param {Record<string, string>} names of its layers, by id
 * @returns {ScaledDrawing}
 * @throws {Error} where the SVG is not written as it should be
 */
export function scaleDrawing(text, width, names) {
  const page = new DOMParser().parseFromString(text, 'image/svg+xml');
  const svg = page.documentElement;
  for (const metadata of Array.from(page.querySelectorAll('metadata'))) metadata.remove();
  const stranger = [svg, ...svg.querySelectorAll('*')].find((element) => !isOurs(element));
  if (stranger) throw new Error(`the vectors hold <${stranger.localName}>, or something strange in it`);
  const scale = width / Number(svg.getAttribute('width'));
  const height = Number(svg.getAttribute('height')) * scale;
  if (!(scale > 0) || !(height > 0)) throw new Error('the vectors have no size');
  for (const element of svg.querySelectorAll('*')) scaleElement(element, scale);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', rounded(height));
  svg.setAttribute('viewBox', `0 0 ${width} ${rounded(height)}`);
  return {
    svg: new XMLSerializer().serializeToString(svg),
    height,
    drawn: measure(svg),
    layers: layersOf(svg, names),
  };
}

/** @param {Element} element */
function isOurs(element) {
  return element.namespaceURI === SPACE
    && ELEMENTS.includes(element.localName)
    && !element.hasAttribute('transform')
    && (element.localName !== 'path' || PATH_DATA.test(element.getAttribute('d') ?? ''));
}

/**
 * @param {Element} element
 * @param {number} scale
 */
function scaleElement(element, scale) {
  for (const name of LENGTHS) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    element.setAttribute(name, value.replace(NUMBER, (number) => rounded(Number(number) * scale)));
  }
}

/** @param {number} length */
function rounded(length) {
  return String(Number(length.toFixed(DIGITS)));
}

/**
 * The box around all outlines, without their strokes. Only what is rendered can be measured.
 * @param {Element} svg
 * @returns {Drawn}
 */
function measure(svg) {
  const copy = /** @type {SVGSVGElement} */ (document.importNode(svg, true));
  copy.style.cssText = 'position: absolute; visibility: hidden; pointer-events: none';
  document.body.append(copy);
  const { x, y, width, height } = copy.getBBox();
  copy.remove();
  return { left: x, top: y, width, height };
}

/**
 * @param {Element} svg
 * @param {Record<string, string>} names
 * @returns {Record<string, SentLayer>} by id
 */
function layersOf(svg, names) {
  /** @type {Record<string, SentLayer>} */
  const layers = {};
  for (const element of svg.querySelectorAll('g[id], path[id]')) {
    const paint = element.localName === 'g' ? NO_PAINT : paintOf(element);
    layers[element.id] = { name: names[element.id], ...paint, multiply: SHADE.test(element.id) };
  }
  return layers;
}

const NO_PAINT = { fill: null, stroke: null, dash: [], miter: 4 };

/**
 * @param {Element} path
 * @returns {Omit<SentLayer, 'name' | 'multiply'>}
 */
function paintOf(path) {
  /**
   * @param {string} name
   * @param {string} otherwise
   */
  const read = (name, otherwise) => path.getAttribute(name) ?? otherwise;
  const fill = read('fill', 'none');
  return {
    fill: fill === 'none' ? 'none' : fill.startsWith('url(') ? 'gradient' : 'solid',
    stroke: read('stroke', 'none') === 'none' ? null : Number(read('stroke-width', '1')),
    dash: read('stroke-dasharray', '').split(' ').filter(Boolean).map(Number),
    miter: Number(read('stroke-miterlimit', '4')),
  };
}
