/**
 * What stands on a layer of a mock Illustrator document. Lengths are points, and up is more; what is in front
 * comes first.
 */

import { Scriptable } from './strict.mjs';

/** @typedef {import('./document.mjs').MockDocument} MockDocument */
/** @typedef {import('./document.mjs').Layer} Layer */
/** @typedef {[number, number, number, number]} Box left, top, right, bottom */

const LARGEST_ITEM = 16348;
const TAG_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** @param {Box[]} boxes at least one */
export function around(boxes) {
  return /** @type {Box} */ ([
    Math.min(...boxes.map((box) => box[0])), Math.max(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])), Math.min(...boxes.map((box) => box[3])),
  ]);
}

/** @template {Scriptable} T */
export class Collection extends Scriptable {
  static members = ['length'];

  /** @param {() => T[]} list */
  constructor(list) {
    super();
    this.list = list;
  }

  get length() {
    return this.list().length;
  }

  /** @param {number} index */
  at(index) {
    const found = this.list()[index];
    if (!found) throw new Error('No such element');
    return found;
  }

  /** @param {string} name */
  getByName(name) {
    const found = this.list().find((each) => /** @type {any} */ (each).name === name);
    if (!found) throw new Error('No such element');
    return found;
  }
}

export class Tag extends Scriptable {
  static members = ['name', 'value'];
  value = '';
  #name = '';

  get name() {
    return this.#name;
  }

  set name(name) {
    if (!TAG_NAME.test(name)) throw new Error(`Illustrator would refuse the tag ${name}`);
    this.#name = name;
  }
}

/** @extends {Collection<Tag>} */
export class Tags extends Collection {
  static members = ['add', 'getByName'];

  add() {
    const tag = new Tag();
    this.list().push(tag);
    return tag;
  }
}

export class PageItem extends Scriptable {
  static members = [
    'name', 'note', 'tags', 'visibleBounds', 'geometricBounds', 'position', 'left', 'top', 'width', 'height',
    'hidden', 'locked', 'opacity', 'blendingMode', 'parent', 'layer', 'remove', 'move', 'duplicate',
    'translate', 'resize',
  ];

  name = '';
  note = '';
  hidden = false;
  locked = false;
  opacity = 100;
  blendingMode = 'BlendModes.NORMAL';
  /** @type {Box} of a leaf */
  box = [0, 100, 100, 0];
  /** @type {PageItem[]} of what holds others */
  children = [];
  /** @type {Tag[]} */
  tagList = [];
  /** @type {PageItem | Layer | null} */
  parent = null;

  /** @param {MockDocument} document */
  constructor(document) {
    super();
    this.document = document;
    this.tags = new Tags(() => this.tagList);
  }

  /** @returns {Layer} */
  get layer() {
    if (this.parent === null) throw new Error('the item is on no layer');
    return this.parent instanceof PageItem ? this.parent.layer : this.parent;
  }

  /** @returns {Box} without strokes, in the document's coordinates */
  outlines() {
    return this.box;
  }

  /** @returns {Box} */
  drawn() {
    return this.outlines();
  }

  get geometricBounds() {
    return this.document.toScript(this.outlines());
  }

  get visibleBounds() {
    return this.document.toScript(this.drawn());
  }

  get position() {
    const [left, top] = this.geometricBounds;
    return [left, top];
  }

  set position([left, top]) {
    const [x, y] = this.geometricBounds;
    this.translate(left - x, top - y);
  }

  get left() {
    return this.position[0];
  }

  get top() {
    return this.position[1];
  }

  get width() {
    const [left, , right] = this.outlines();
    return right - left;
  }

  set width(width) {
    this.scaleBy(width / this.width, 1, 1);
  }

  get height() {
    const [, top, , bottom] = this.outlines();
    return top - bottom;
  }

  set height(height) {
    this.scaleBy(1, height / this.height, 1);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  translate(x, y) {
    this.write();
    for (const leaf of this.leaves()) {
      const [l, t, r, b] = leaf.box;
      leaf.box = [l + x, t + y, r + x, b + y];
      if (![l + x, t + y].every(Number.isFinite)) throw new Error('an item cannot stand nowhere');
    }
  }

  /** Illustrator's own order of arguments; all in percent. @param {unknown[]} values */
  resize(...values) {
    const [x, y, , , , , lineWidths = 100, about = 'Transformation.CENTER'] = values;
    if (about !== 'Transformation.TOPLEFT') throw new Error('the mock scales about the top left only');
    this.scaleBy(Number(x) / 100, Number(y) / 100, Number(lineWidths) / 100);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} lines
   */
  scaleBy(x, y, lines) {
    this.write();
    const [left, top] = this.outlines();
    for (const leaf of this.leaves()) {
      const [l, t, r, b] = leaf.box;
      leaf.box = [left + (l - left) * x, top + (t - top) * y, left + (r - left) * x, top + (b - top) * y];
      leaf.scaleStroke(lines);
    }
    if (this.width > LARGEST_ITEM || this.height > LARGEST_ITEM) throw new Error('too large');
  }

  /** @param {number} _factor */
  scaleStroke(_factor) {}

  /** Whether other items can stand in it. */
  canHold() {
    return false;
  }

  /** @returns {PageItem[]} */
  leaves() {
    return this.children.length === 0 ? [this] : this.children.flatMap((child) => child.leaves());
  }

  write() {
    if (this.isGone) throw new Error('the item is not there any more');
    // What the importer is still making stands nowhere yet.
    if (this.parent !== null) this.parent.write();
    if (this.locked) throw new Error('Target layer cannot be modified');
  }

  remove() {
    this.write();
    this.detach();
    this.markGone();
  }

  detach() {
    if (this.parent === null) return;
    this.parent.children.splice(this.parent.children.indexOf(this), 1);
    this.parent = null;
  }

  markGone() {
    this.isGone = true;
    for (const child of this.children) child.markGone();
  }

  /**
   * @param {Layer | PageItem} relative
   * @param {string} placement
   */
  move(relative, placement) {
    this.write();
    const before = this.parent;
    this.detach();
    this.place(relative, placement);
    // A group that has lost its last child goes too.
    if (before instanceof PageItem && before.children.length === 0) before.remove();
    return this;
  }

  /**
   * @param {Layer | PageItem} relative
   * @param {string} placement
   */
  place(relative, placement) {
    const isBeside = /\.PLACE(BEFORE|AFTER)$/.test(placement);
    const holder = isBeside ? /** @type {PageItem} */ (relative).parent : relative;
    if (holder === null || holder instanceof PageItem && !holder.canHold()) {
      throw new Error('Illegal Argument: it can hold nothing');
    }
    holder.write();
    const at = { PLACEATBEGINNING: 0, PLACEATEND: holder.children.length }[placement.split('.')[1]]
      ?? holder.children.indexOf(/** @type {PageItem} */ (relative))
        + (placement === 'ElementPlacement.PLACEAFTER' ? 1 : 0);
    holder.children.splice(at, 0, this);
    this.parent = holder;
    this.moveToDocument(holder.document);
  }

  /** @param {MockDocument} document */
  moveToDocument(document) {
    this.document = document;
    for (const child of this.children) child.moveToDocument(document);
  }

  /**
   * @param {Layer | PageItem} relative
   * @param {string} placement
   */
  duplicate(relative, placement) {
    if (this.isGone) throw new Error('the item is not there any more');
    const copy = this.copy(relative.document);
    copy.place(relative, placement);
    return copy;
  }

  /**
   * @param {MockDocument} document
   * @returns {PageItem}
   */
  copy(document) {
    const copy = new /** @type {any} */ (this.constructor)(document);
    for (const [name, value] of Object.entries(this.values())) copy[name] = structuredClone(value);
    copy.tagList = [...this.tagList];
    copy.children = this.children.map((child) => child.copy(document));
    for (const child of copy.children) child.parent = copy;
    return copy;
  }

  /** @returns {Record<string, any>} everything of its own that a script could change */
  values() {
    const { name, note, hidden, locked, opacity, blendingMode, box } = this;
    return { name, note, hidden, locked, opacity, blendingMode, box };
  }
}

/** @extends {Collection<PageItem>} */
export class PageItems extends Collection {
  static members = ['getByName'];
}
