/**
 * The kinds of artwork in a mock Illustrator document, and the collections that hold and make them.
 */

import { Collection, PageItem, PageItems, around } from './items.mjs';
import { Scriptable } from './strict.mjs';

/** @typedef {import('./document.mjs').MockDocument} MockDocument */
/** @typedef {import('./document.mjs').Layer} Layer */
/** @typedef {import('./items.mjs').Box} Box */
/**
 * @typedef {object} Source
 * @property {string} data of the one outline, absolute M L C Z, downwards
 * @property {Box} box around it, downwards
 * @property {Record<string, string>} attributes of the whole path
 * @property {import('./svg-import.mjs').Element | null} gradient that fills it
 */

export class PathItem extends PageItem {
  static members = [
    'filled', 'fillColor', 'stroked', 'strokeColor', 'strokeWidth', 'strokeDashes', 'strokeCap', 'strokeJoin',
    'strokeMiterLimit', 'strokeDashOffset', 'guides', 'clipping', 'closed', 'evenodd', 'pathPoints',
  ];

  filled = true;
  fillColor = new RGBColor();
  stroked = false;
  strokeColor = new RGBColor();
  strokeWidth = 1;
  /** @type {number[]} */
  strokeDashes = [];
  strokeCap = 'StrokeCap.BUTTENDCAP';
  strokeJoin = 'StrokeJoin.MITERENDJOIN';
  strokeMiterLimit = 10;
  strokeDashOffset = 0;
  guides = false;
  clipping = false;
  evenodd = false;
  points = 4;
  /** What the importer read, and where it lay, for pictures of the document. @type {Source | null} */
  source = null;

  get pathPoints() {
    return new PathPoints(this.points);
  }

  /** @returns {Box} */
  drawn() {
    const out = this.stroked ? this.strokeWidth / 2 : 0;
    const [l, t, r, b] = this.box;
    return [l - out, t + out, r + out, b - out];
  }

  values() {
    const {
      filled, fillColor, stroked, strokeWidth, strokeDashes, strokeCap, strokeJoin, strokeMiterLimit, guides,
      clipping,
    } = this;
    return {
      ...super.values(), filled, fillColor, stroked, strokeWidth, strokeDashes, strokeCap, strokeJoin,
      strokeMiterLimit, guides, clipping,
    };
  }

  /** @param {number} factor */
  scaleStroke(factor) {
    this.strokeWidth *= factor;
  }

  /** @param {MockDocument} document */
  copy(document) {
    const copy = /** @type {PathItem} */ (super.copy(document));
    copy.fillColor = this.fillColor;
    copy.source = this.source;
    return copy;
  }
}

class Holder extends PageItem {
  /** @returns {Box} */
  outlines() {
    return this.children.length === 0 ? [0, 0, 0, 0] : around(this.children.map((child) => child.outlines()));
  }

  /** @returns {Box} */
  drawn() {
    return this.children.length === 0 ? [0, 0, 0, 0] : around(this.children.map((child) => child.drawn()));
  }

  /**
   * @template {PageItem} T
   * @param {new (document: MockDocument) => T} kind
   */
  ofKind(kind) {
    return () => /** @type {T[]} */ (this.children.filter((child) => child instanceof kind));
  }

  leaves() {
    return this.children.flatMap((child) => child.leaves());
  }
}

export class CompoundPathItem extends Holder {
  static members = ['pathItems'];
  pathItems = new PathItems(this.ofKind(PathItem));
}

export class GroupItem extends Holder {
  static members = [
    'clipped', 'pageItems', 'groupItems', 'placedItems', 'rasterItems', 'pathItems', 'compoundPathItems',
  ];

  clipped = false;
  pageItems = new PageItems(() => this.children);
  groupItems = new GroupItems(this);
  placedItems = new PlacedItems(this);
  rasterItems = new RasterItems(this.ofKind(RasterItem));
  pathItems = new PathItems(this.ofKind(PathItem));
  compoundPathItems = new CompoundPathItems(this.ofKind(CompoundPathItem));

  canHold() {
    return true;
  }

  values() {
    return { ...super.values(), clipped: this.clipped };
  }
}

export class RasterItem extends PageItem {
  static members = ['embedded', 'file'];
  embedded = true;
  bytes = new Uint8Array();

  get file() {
    throw new Error('There is no file associated with this item');
  }
}

export class PlacedItem extends PageItem {
  static members = ['file', 'embed'];
  /** @type {import('./files.mjs').MockFile | null} */
  placedFile = null;

  get file() {
    if (this.placedFile === null) throw new Error('There is no file associated with this item');
    return this.placedFile;
  }

  set file(file) {
    const { width, height } = file.readPng();
    this.placedFile = file;
    this.box = [0, height, width, 0];
  }

  /** The item is another one then, and this one is gone. */
  embed() {
    const raster = new RasterItem(this.document);
    raster.bytes = this.file.bytes();
    raster.box = this.box;
    raster.place(this, 'ElementPlacement.PLACEBEFORE');
    this.remove();
  }
}

class PathPoints extends Scriptable {
  static members = ['length'];

  /** @param {number} length */
  constructor(length) {
    super();
    this.length = length;
  }
}

/** @extends {Collection<PathItem>} */
class PathItems extends Collection {}
/** @extends {Collection<CompoundPathItem>} */
class CompoundPathItems extends Collection {}
/** @extends {Collection<RasterItem>} */
class RasterItems extends Collection {}

/** @extends {Collection<GroupItem>} */
export class GroupItems extends Collection {
  static members = ['add', 'createFromFile', 'getByName'];

  /** @param {GroupItem | Layer} holder */
  constructor(holder) {
    super(() => holder.children.filter((child) => child instanceof GroupItem));
    this.holder = holder;
  }

  add() {
    this.holder.document.mustBeActive();
    const group = new GroupItem(this.holder.document);
    group.place(this.holder, 'ElementPlacement.PLACEATBEGINNING');
    return group;
  }

  /** @param {import('./files.mjs').MockFile} file */
  createFromFile(file) {
    this.holder.document.mustBeActive();
    const group = this.holder.document.app.importSvg(this.holder.document, file);
    group.place(this.holder, 'ElementPlacement.PLACEATBEGINNING');
    return group;
  }
}

/** @extends {Collection<PlacedItem>} */
class PlacedItems extends Collection {
  static members = ['add'];

  /** @param {GroupItem} holder */
  constructor(holder) {
    super(() => holder.children.filter((child) => child instanceof PlacedItem));
    this.holder = holder;
  }

  add() {
    this.holder.document.mustBeActive();
    const placed = new PlacedItem(this.holder.document);
    placed.place(this.holder, 'ElementPlacement.PLACEATBEGINNING');
    return placed;
  }
}

export class RGBColor extends Scriptable {
  static members = ['red', 'green', 'blue'];
  red = 0;
  green = 0;
  blue = 0;
}

export class CMYKColor extends Scriptable {
  static members = ['cyan', 'magenta', 'yellow', 'black'];
  cyan = 0;
  magenta = 0;
  yellow = 0;
  black = 0;
}

export class GrayColor extends Scriptable {
  static members = ['gray'];
  gray = 0;
}

export class NoColor extends Scriptable {
  /** @type {readonly string[]} */
  static members = [];
}

export class Spot extends Scriptable {
  static members = ['name', 'color'];
  name = '';
  color = new CMYKColor();
}

export class SpotColor extends Scriptable {
  static members = ['spot', 'tint'];
  spot = new Spot();
  tint = 100;
}

export class Swatch extends Scriptable {
  static members = ['name', 'color'];

  /**
   * @param {string} name
   * @param {Scriptable} color
   */
  constructor(name, color) {
    super();
    this.name = name;
    this.color = color;
  }
}

export class GradientColor extends Scriptable {
  /** @type {readonly string[]} */
  static members = [];
}
