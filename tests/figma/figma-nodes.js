/**
 * Nodes of a mock Figma document. Like the real ones they take no property that Figma does not have.
 */

/** @typedef {import('./figma-world.js').World} World */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */

const DATA_LIMIT = 100 * 1000;
const RELAUNCH_LIMIT = 1000;
const EXPORT_SIDE = 4096;

/**
 * @implements {Pick<VectorNode, 'id' | 'name' | 'removed' | 'x' | 'y' | 'width' | 'height' | 'fills'
 *   | 'strokes' | 'strokeWeight' | 'strokeAlign' | 'strokeCap' | 'strokeJoin' | 'strokeMiterLimit'
 *   | 'dashPattern' | 'isMask' | 'rescale' | 'resize' | 'remove' | 'absoluteBoundingBox'
 *   | 'absoluteRenderBounds' | 'setPluginData' | 'getPluginData' | 'setRelaunchData' | 'getRelaunchData'>}
 */
export class MockNode {
  /** @type {World | null} */
  world = null;
  /** @type {MockNode | null} */
  parent = null;
  /** @type {MockNode[]} */
  children = [];
  visible = true;
  removed = false;
  isMask = false;
  clipsContent = false;
  /** @type {readonly Paint[]} */
  strokes = [];
  strokeWeight = 1;
  strokeAlign = /** @type {VectorNode['strokeAlign']} */ ('INSIDE');
  strokeCap = /** @type {StrokeCap} */ ('NONE');
  strokeJoin = /** @type {StrokeJoin} */ ('MITER');
  strokeMiterLimit = 4;
  /** @type {readonly number[]} */
  dashPattern = [];
  width = 100;
  height = 100;
  #name;
  #x = 0;
  #y = 0;
  /** @type {readonly Paint[]} */
  #fills = [];
  /** @type {Map<string, string>} */
  #data = new Map();
  /** @type {Record<string, string>} */
  #relaunch = {};

  /**
   * @param {string} id
   * @param {'FRAME' | 'GROUP' | 'VECTOR' | 'RECTANGLE' | 'PAGE'} type
   * @param {string} name
   */
  constructor(id, type, name) {
    this.id = id;
    this.type = type;
    this.#name = name;
    if (new.target === MockNode) Object.preventExtensions(this);
  }

  #write() {
    if (this.removed) throw new Error(`The node ${this.id} does not exist`);
    this.world?.write();
  }

  get name() {
    return this.#name;
  }

  set name(name) {
    this.#write();
    this.#name = name;
  }

  get x() {
    return this.#x;
  }

  set x(x) {
    this.#write();
    this.#x = x;
  }

  get y() {
    return this.#y;
  }

  set y(y) {
    this.#write();
    this.#y = y;
  }

  get fills() {
    return this.#fills;
  }

  set fills(fills) {
    this.#write();
    for (const paint of /** @type {readonly Paint[]} */ (fills)) {
      if (paint.type === 'IMAGE' && !this.world?.images.has(String(paint.imageHash))) {
        throw new Error(`no image ${paint.imageHash}`);
      }
    }
    this.#fills = /** @type {readonly Paint[]} */ (fills);
  }

  /** A child of a group is placed in what the group is placed in. @returns {Box} */
  get absoluteBoundingBox() {
    let around = this.parent;
    while (around?.type === 'GROUP') around = around.parent;
    const origin = around?.absoluteBoundingBox ?? { x: 0, y: 0 };
    const { x, y, width, height } = this.type === 'GROUP' ? this.#boxOfChildren() : this;
    return { x: origin.x + x, y: origin.y + y, width, height };
  }

  /** @returns {Box} */
  #boxOfChildren() {
    const boxes = this.children.map((child) => (child.type === 'GROUP' ? child.#boxOfChildren() : child));
    const x = Math.min(...boxes.map((box) => box.x));
    const y = Math.min(...boxes.map((box) => box.y));
    const right = Math.max(...boxes.map((box) => box.x + box.width));
    const bottom = Math.max(...boxes.map((box) => box.y + box.height));
    return { x, y, width: right - x, height: bottom - y };
  }

  get absoluteRenderBounds() {
    return this.visible ? this.absoluteBoundingBox : null;
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    this.#write();
    if (!(width >= 0.01 && height >= 0.01)) throw new Error('a node cannot be that small');
    this.width = width;
    this.height = height;
  }

  /**
   * Scales everything inside, and the strokes; whether dashes are scaled is not documented: here not.
   * @param {number} scale
   */
  rescale(scale) {
    this.#write();
    if (!(scale >= 0.01)) throw new Error('in rescale: the scale is too small');
    this.width *= scale;
    this.height *= scale;
    this.strokeWeight *= scale;
    for (const child of this.children) child.#rescaleInside(scale);
  }

  /** @param {number} scale */
  #rescaleInside(scale) {
    this.#x *= scale;
    this.#y *= scale;
    this.rescale(scale);
  }

  /**
   * As the importer does it, all at once.
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  setBounds(x, y, width, height) {
    this.#x = x;
    this.#y = y;
    this.resize(width, height);
  }

  /** @param {MockNode} child */
  appendChild(child) {
    this.insertChild(this.children.length, child);
  }

  /**
   * @param {number} index in the children as they are before
   * @param {MockNode} child
   */
  insertChild(index, child) {
    this.#write();
    if (this.type === 'RECTANGLE' || this.type === 'VECTOR') throw new Error(`a ${this.type} has no children`);
    if (!(index >= 0 && index <= this.children.length)) throw new Error(`in insertChild: no index ${index}`);
    const before = child.parent;
    const next = this.children[index];
    before?.drop(child);
    child.parent = this;
    this.children.splice(next && next !== child ? this.children.indexOf(next) : index, 0, child);
    if (before !== this) before?.vanishWhenEmpty();
  }

  /** @param {MockNode} child */
  drop(child) {
    this.children = this.children.filter((other) => other !== child);
  }

  /** A group without children does not exist. */
  vanishWhenEmpty() {
    if (this.type !== 'GROUP' || this.children.length > 0 || this.removed) return;
    const { parent } = this;
    parent?.drop(this);
    this.markRemoved();
    parent?.vanishWhenEmpty();
  }

  remove() {
    this.#write();
    const { parent } = this;
    parent?.drop(this);
    this.markRemoved();
    parent?.vanishWhenEmpty();
  }

  markRemoved() {
    this.removed = true;
    for (const child of this.children) child.markRemoved();
  }

  /**
   * @param {string} id
   * @returns {MockNode | null}
   */
  find(id) {
    if (this.id === id) return this;
    for (const child of this.children) {
      const found = child.find(id);
      if (found) return found;
    }
    return null;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setPluginData(key, value) {
    this.#write();
    if (key.length + value.length > DATA_LIMIT) throw new Error('plugin data above 100 kB');
    this.#data.set(key, value);
  }

  /** @param {string} key */
  getPluginData(key) {
    return this.#data.get(key) ?? '';
  }

  /** @param {Record<string, string>} data */
  setRelaunchData(data) {
    this.#write();
    for (const [command, description] of Object.entries(data)) {
      if (!this.world?.isRelaunchCommand(command)) throw new Error(`no relaunch button ${command}`);
      if (description.length > RELAUNCH_LIMIT) throw new Error('the description is too long');
    }
    this.#relaunch = data;
  }

  getRelaunchData() {
    return this.#relaunch;
  }

  /** @param {ExportSettingsImage} settings */
  async exportAsync(settings) {
    if (!this.visible) throw new Error('in exportAsync: failed to export node, it has no visible layers');
    const scale = settings.constraint?.type === 'SCALE' ? settings.constraint.value : 1;
    const width = Math.max(1, Math.round(this.width * scale));
    const height = Math.max(1, Math.round(this.height * scale));
    if (settings.format !== 'PNG' || Math.max(width, height) > EXPORT_SIDE) throw new Error('not exportable');
    const canvas = new OffscreenCanvas(width, height);
    const paper = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    // A colour that tells the nodes apart, with a transparent ground around it, as a drawing has.
    paper.fillStyle = this.name;
    paper.fillRect(width / 4, height / 4, width / 2, height / 2);
    return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  }

  /** Everything about the node but its children, to be compared. */
  values() {
    const { id, type, name, visible, removed, x, y, width, height, fills, isMask, clipsContent } = this;
    const { strokes, strokeWeight, strokeAlign, strokeCap, strokeJoin, strokeMiterLimit, dashPattern } = this;
    const stroke = { strokes, strokeWeight, strokeAlign, strokeCap, strokeJoin, strokeMiterLimit, dashPattern };
    const data = Object.fromEntries(this.#data);
    const box = { x, y, width, height };
    const kept = { data, relaunch: this.#relaunch };
    return { id, type, name, visible, removed, ...box, fills, isMask, clipsContent, ...stroke, ...kept };
  }
}

export class MockPage extends MockNode {
  /** @type {readonly MockNode[]} */
  selection = [];

  /**
   * @param {string} id
   * @param {string} name
   */
  constructor(id, name) {
    super(id, 'PAGE', name);
    Object.preventExtensions(this);
  }

  get absoluteBoundingBox() {
    return { x: 0, y: 0, width: 0, height: 0 };
  }

  async loadAsync() {}
}
