/**
 * What there is in a mock Figma beside its functions: pages, storage, what the user was told, undo history.
 */

import { MockPage } from './figma-nodes.js';

/** @typedef {import('./figma-nodes.js').MockNode} MockNode */
/** @typedef {{relaunchButtons: {command: string}[], documentAccess: string}} Manifest */
/** @typedef {{text: string, options: NotificationOptions | undefined, cancelled: boolean}} Notice */
/** @typedef {{node: MockNode, values: object, children: Snapshot[]}} Snapshot */

export class World {
  pages = [new MockPage('0:1', 'Page 1'), new MockPage('0:2', 'Page 2')];
  currentPage = this.pages[0];
  /** @type {Map<string, unknown>} */
  storage = new Map();
  /** @type {Notice[]} */
  notices = [];
  /** What the viewport was moved to, as node names. @type {string[]} */
  zoomed = [];
  /** @type {Map<string, Uint8Array>} */
  images = new Map();
  /** @type {((event: RunEvent) => void)[]} */
  onRun = [];
  /** @type {((event: ParameterInputEvent) => void)[]} */
  onInput = [];
  /** @type {(() => void)[]} */
  onSelection = [];
  /** @type {PaintStyle[]} */
  paintStyles = [];
  /** @type {MessageEventHandler | undefined} */
  onMessage = undefined;
  center = { x: 0, y: 0 };
  /** What the importer spoils, for tests of a worse Figma. @type {(frame: MockNode) => void} */
  spoil = () => {};
  closed = false;
  /** @type {Snapshot[][]} one for each undo step, the present last */
  history = [];
  #isQuerying = false;
  #nextId = 100;
  #manifest;

  /** @param {Manifest} manifest */
  constructor(manifest) {
    this.#manifest = manifest;
    for (const page of this.pages) page.world = this;
    this.commit();
  }

  newId() {
    return `1:${this.#nextId++}`;
  }

  /** @param {string} command */
  isRelaunchCommand(command) {
    return this.#manifest.relaunchButtons.some((button) => button.command === command);
  }

  /** Every change of the document, and the UI, pass here. */
  write() {
    if (this.#isQuerying) throw new Error('in query mode nothing can be changed or shown');
  }

  commit() {
    this.history.push(this.pages.map(snapshotOf));
  }

  /** What Ctrl+Z does: back to before the last step, or before what was not committed as a step. */
  undo() {
    const present = JSON.stringify(this.pages.map(snapshotOf).map(describe));
    const committed = JSON.stringify(this.history[this.history.length - 1].map(describe));
    if (present === committed && this.history.length > 1) this.history.pop();
    for (const saved of this.history[this.history.length - 1]) restore(saved);
  }

  /**
   * The user types a parameter in quick actions.
   * @param {string} key
   * @param {string} typed
   * @returns {Promise<unknown>} what was suggested
   */
  async query(key, typed) {
    this.#isQuerying = true;
    try {
      return await new Promise((resolve) => {
        const result = /** @type {SuggestionResults} */ (/** @type {unknown} */ ({ setSuggestions: resolve }));
        for (const listener of this.onInput) listener({ query: typed, key, parameters: {}, result });
      });
    } finally {
      this.#isQuerying = false;
    }
  }
}

/**
 * @param {MockNode} node
 * @returns {Snapshot}
 */
function snapshotOf(node) {
  return { node, values: node.values(), children: node.children.map(snapshotOf) };
}

/**
 * @param {Snapshot} snapshot
 * @returns {object}
 */
function describe(snapshot) {
  return { ...snapshot.values, children: snapshot.children.map(describe) };
}

/** @param {Snapshot} snapshot */
function restore(snapshot) {
  const kept = snapshot.children.map((child) => child.node);
  for (const child of snapshot.node.children) if (!kept.includes(child)) child.markRemoved();
  snapshot.node.children = kept;
  snapshot.children.forEach(restore);
}
