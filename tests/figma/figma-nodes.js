/**
 * Nodes of a mock Figma document. Like the real ones they take no property that Figma does not have.
 */

/** @typedef {import('./figma-world.js').World} World */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */

const DATA_LIMIT = 100 * 1000;
const RELAUNCH_LIMIT = 1000;
const EXPORT_SIDE = 4096;

/**
 * @implements {Pick<RectangleNode, 'id' | 'name' | 'removed' | 'x' | 'y' | 'width' | 'height' | 'fills'
 *   | 'resize' | 'remove' | 'absoluteBoundingBox' | 'absoluteRenderBounds' | 'setPluginData'
 *   | 'getPluginData' | 'setRelaunchData' | 'getRelaunchData'>}
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
   * @param {'FRAME' | 'RECTANGLE' | 'PAGE'} type
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

  /** @returns {Box} */
  get absoluteBoundingBox() {
    const origin = this.parent?.absoluteBoundingBox ?? { x: 0, y: 0 };
    return { x: origin.x + this.x, y: origin.y + this.y, width: this.width, height: this.height };
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

  /** @param {MockNode} child */
  appendChild(child) {
    this.#write();
    if (this.type === 'RECTANGLE') throw new Error('a rectangle has no children');
    child.parent?.drop(child);
    child.parent = this;
    this.children.push(child);
  }

  /** @param {MockNode} child */
  drop(child) {
    this.children = this.children.filter((other) => other !== child);
  }

  remove() {
    this.#write();
    this.parent?.drop(this);
    this.markRemoved();
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
    const { id, type, name, visible, removed, x, y, width, height, fills } = this;
    const data = Object.fromEntries(this.#data);
    return { id, type, name, visible, removed, x, y, width, height, fills, data, relaunch: this.#relaunch };
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
