/**
 * A mock Illustrator document: layers, artboards, selection, export and undo.
 */

import { GroupItems, NoColor, SpotColor, Swatch } from './artwork.mjs';
import { Collection, PageItems, around } from './items.mjs';
import { writePng } from './png.mjs';
import { Scriptable } from './strict.mjs';

/** @typedef {import('./application.mjs').Application} Application */
/** @typedef {import('./items.mjs').Box} Box */
/** @typedef {import('./items.mjs').PageItem} PageItem */
/** @typedef {{node: Layer | PageItem, values: Record<string, any>, children: Snapshot[]}} Snapshot */

const CANVAS = 16383;
const LARGEST_SCALE = 776.19;

export class Layer extends Scriptable {
  static members = [
    'name', 'pageItems', 'groupItems', 'layers', 'locked', 'visible', 'remove', 'parent', 'opacity',
    'blendingMode',
  ];

  locked = false;
  visible = true;
  /** @type {PageItem[]} */
  children = [];
  /** @type {Layer[]} */
  sublayers = [];

  /**
   * @param {MockDocument} document
   * @param {string} name
   */
  constructor(document, name) {
    super();
    this.document = document;
    this.name = name;
    this.parent = document;
    this.pageItems = new PageItems(() => this.children);
    this.groupItems = new GroupItems(this);
    this.layers = new Collection(() => this.sublayers);
  }

  write() {
    if (this.isGone) throw new Error('the layer is not there any more');
    if (this.locked || !this.visible) throw new Error('Target layer cannot be modified');
  }

  remove() {
    const { layerList } = this.document;
    if (layerList.length === 1) throw new Error('a document keeps one layer');
    layerList.splice(layerList.indexOf(this), 1);
    this.isGone = true;
    for (const child of this.children) child.markGone();
  }

  values() {
    const { name, locked, visible } = this;
    return { name, locked, visible };
  }
}

/** @extends {Collection<Layer>} */
export class Layers extends Collection {
  static members = ['add', 'getByName'];

  /** @param {MockDocument} document */
  constructor(document) {
    super(() => document.layerList);
    this.document = document;
  }

  add() {
    this.document.mustBeActive();
    const layer = new Layer(this.document, `Layer ${this.length + 1}`);
    this.document.layerList.unshift(layer);
    this.document.activeLayer = layer;
    return layer;
  }
}

export class Artboard extends Scriptable {
  static members = ['artboardRect', 'name'];
  name = 'Artboard 1';
  /** @type {Box} */
  #rect;

  /** @param {Box} rect */
  constructor(rect) {
    super();
    this.#rect = rect;
  }

  get artboardRect() {
    return this.#rect;
  }

  set artboardRect(rect) {
    const [left, top, right, bottom] = rect;
    if (!(right - left >= 1) || !(top - bottom >= 1)) throw new Error('an artboard is at least one point wide');
    this.#rect = rect;
  }
}

/** @extends {Collection<Artboard>} */
export class Artboards extends Collection {
  static members = ['getActiveArtboardIndex', 'getByName'];
  active = 0;

  getActiveArtboardIndex() {
    return this.active;
  }
}

export class View extends Scriptable {
  static members = ['bounds', 'centerPoint', 'zoom'];
  zoom = 1;
  centerPoint = [300, -400];

  /** @returns {Box} */
  get bounds() {
    const [x, y] = this.centerPoint;
    return [x - 700 / this.zoom, y + 500 / this.zoom, x + 700 / this.zoom, y - 500 / this.zoom];
  }
}

export class ExportOptionsPNG24 extends Scriptable {
  static members = [
    'antiAliasing', 'artBoardClipping', 'transparency', 'matte', 'matteColor', 'horizontalScale',
    'verticalScale',
  ];

  antiAliasing = true;
  artBoardClipping = false;
  transparency = true;
  matte = true;
  /** @type {unknown} */
  matteColor = null;
  horizontalScale = 100;
  verticalScale = 100;
}

export class TextRange extends Scriptable {
  static members = ['length'];
  length = 0;
}

export class MockDocument extends Scriptable {
  static members = [
    'artboards', 'activeLayer', 'documentColorSpace', 'layers', 'name', 'selection', 'swatches', 'views',
    'exportFile', 'close',
  ];

  /** @type {Layer[]} */
  layerList = [new Layer(this, 'Layer 1')];
  layers = new Layers(this);
  activeLayer = this.layerList[0];
  /** Every document has the first two. */
  swatchList = [new Swatch('[None]', new NoColor()), new Swatch('[Registration]', new SpotColor())];
  swatches = new Collection(() => this.swatchList);
  views = new Collection(() => [this.view]);
  view = new View();
  /** @type {Snapshot[][]} one for each undo step, the present last */
  history = [];
  /** @type {PageItem[]} */
  selected = [];
  /** @type {TextRange | null} */
  cursor = null;

  /**
   * @param {Application} app
   * @param {string} name
   * @param {string} documentColorSpace
   * @param {Box[]} artboards
   */
  constructor(app, name, documentColorSpace, artboards) {
    super();
    this.app = app;
    this.name = name;
    this.documentColorSpace = documentColorSpace;
    this.artboardList = artboards.map((rect) => new Artboard(rect));
    this.artboards = new Artboards(() => this.artboardList);
    this.commit();
  }

  get typename() {
    return 'Document';
  }

  /** @returns {any} a text cursor is no list */
  get selection() {
    return this.cursor ?? this.selected.filter((item) => !item.isGone);
  }

  set selection(items) {
    if (items !== null && !Array.isArray(items)) throw new Error('Illegal Argument: selection');
    this.cursor = null;
    this.selected = items === null ? [] : [...items];
  }

  mustBeActive() {
    if (this.app.activeDocument !== this) throw new Error('only the active document can be drawn in');
  }

  /**
   * In the coordinates that a script has asked for.
   * @param {Box} box
   * @returns {Box}
   */
  toScript(box) {
    if (this.app.coordinateSystem.endsWith('DOCUMENTCOORDINATESYSTEM')) return box;
    const [left, top] = this.artboardList[this.artboards.active].artboardRect;
    return [box[0] - left, box[1] - top, box[2] - left, box[3] - top];
  }

  items() {
    return this.layerList.flatMap((layer) => layer.children);
  }

  /**
   * @param {import('./files.mjs').MockFile} file
   * @param {string} type
   * @param {ExportOptionsPNG24} options
   */
  exportFile(file, type, options) {
    if (type !== 'ExportType.PNG24') throw new Error(`the mock does not export ${type}`);
    const { horizontalScale, verticalScale, artBoardClipping, transparency, matte } = options;
    if (Math.max(horizontalScale, verticalScale) > LARGEST_SCALE) throw new Error('Illegal Argument: scale');
    if (!artBoardClipping || transparency || !matte) throw new Error('the mock exports on white paper');
    const frame = this.artboardList[this.artboards.active].artboardRect;
    const scale = horizontalScale / 100;
    const leaves = this.items().flatMap((item) => item.leaves()).reverse();
    const rectangles = leaves.map((leaf) =>
      ({ box: leaf.drawn(), colour: /** @type {any} */ (leaf).fillColor }));
    file.setBytes(writePng(frame, scale, rectangles));
  }

  /** @param {string} saving */
  close(saving) {
    if (saving !== 'SaveOptions.DONOTSAVECHANGES') this.app.showDialog('Save changes?');
    this.app.documentList.splice(this.app.documentList.indexOf(this), 1);
    this.isGone = true;
    for (const item of this.items()) item.markGone();
    this.app.current = this.app.documentList[0] ?? null;
  }

  checkCanvas() {
    const items = this.items().filter((item) => item.leaves().length > 0);
    if (items.length === 0) return;
    const [l, t, r, b] = around(this.artboardList.map((artboard) => artboard.artboardRect));
    const [x, y] = [(l + r) / 2, (t + b) / 2];
    const [left, top, right, bottom] = around(items.map((item) => item.outlines()));
    if (Math.max(x - left, right - x, top - y, y - bottom) > CANVAS / 2) throw new Error('off the canvas');
  }

  /** A step for undo, when something has changed. */
  commit() {
    const present = this.layerList.map(snapshotOf);
    const last = this.history[this.history.length - 1];
    if (!last || JSON.stringify(last.map(describe)) !== JSON.stringify(present.map(describe))) {
      this.history.push(present);
    }
  }

  /** What Ctrl+Z does. */
  undo() {
    if (this.history.length > 1) this.history.pop();
    const saved = this.history[this.history.length - 1];
    this.layerList = saved.map((each) => /** @type {Layer} */ (each.node));
    this.activeLayer = this.layerList[0];
    for (const each of saved) restore(each);
  }

  /** As plain data. */
  describe() {
    return this.layerList.map(snapshotOf).map(describe);
  }
}

/**
 * @param {Layer | PageItem} node
 * @returns {Snapshot}
 */
function snapshotOf(node) {
  return { node, values: node.values(), children: node.children.map(snapshotOf) };
}

/**
 * @param {Snapshot} snapshot
 * @returns {object}
 */
function describe({ node, values, children }) {
  const { fillColor, ...plain } = values;
  const list = 'tagList' in node ? node.tagList : [];
  const tags = Object.fromEntries(list.map((each) => [each.name, each.value]));
  const fill = fillColor ? { fill: fillColor.typename } : {};
  return { type: node.typename, ...plain, ...fill, tags, children: children.map(describe) };
}

/** @param {Snapshot} snapshot */
function restore({ node, children }) {
  const kept = children.map((child) => /** @type {PageItem} */ (child.node));
  for (const child of node.children) if (!kept.includes(child)) child.markGone();
  node.children = kept;
  children.forEach(restore);
}
