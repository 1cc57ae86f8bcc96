/**
 * As much of Figma's plugin API as Tenfold uses, for tests without Figma.
 *
 * It is typed by Figma's own typings, so that it cannot drift from what is real, and it refuses what the
 * real one refuses: a mock that forgives hides the mistakes that it is there to find.
 */

import { MockNode } from './figma-nodes.js';
import { importSvg } from './figma-svg.js';
import { World } from './figma-world.js';

/** @typedef {import('./figma-world.js').Manifest} Manifest */
/**
 * @typedef {object} Frame what shows the plugin's page
 * @property {(html: string, options: ShowUIOptions) => void} open
 * @property {(message: unknown) => void} post
 * @property {(visible: boolean) => void} setVisible
 * @property {() => void} close
 */

const NOTIFY_LENGTH = 100;
const IMAGE_SIDE = 4096;
const SMALLEST_UI = 70;

/**
 * @param {Manifest} manifest
 * @param {Frame} frame
 */
export function createFigma(manifest, frame) {
  const world = new World(manifest);
  return { world, api: refuseUnknown('figma', createApi(world, manifest, frame)) };
}

/**
 * @template {object} T
 * @param {string} name
 * @param {T} object
 * @returns {T}
 */
export function refuseUnknown(name, object) {
  return new Proxy(object, {
    get(target, property) {
      if (!(property in target)) throw new Error(`the mock has no ${name}.${String(property)}`);
      return Reflect.get(target, property);
    },
    set(target, property, value) {
      if (!(property in target)) throw new Error(`${name}.${String(property)} does not exist`);
      return Reflect.set(target, property, value);
    },
  });
}

/**
 * @param {World} world
 * @param {Manifest} manifest
 * @param {Frame} frame
 * @returns {Partial<PluginAPI>}
 */
function createApi(world, manifest, frame) {
  return {
    get currentPage() {
      return as(/** @type {PageNode | null} */ (null), world.currentPage);
    },
    createFrame: () => as(/** @type {FrameNode | null} */ (null), add(world, 'FRAME')),
    createRectangle: () => as(/** @type {RectangleNode | null} */ (null), add(world, 'RECTANGLE')),
    createNodeFromSvg: (svg) => {
      world.write();
      const frame = importSvg(world, svg);
      world.spoil(frame);
      world.currentPage.appendChild(frame);
      return as(/** @type {FrameNode | null} */ (null), frame);
    },
    createImage: (bytes) => addImage(world, bytes),
    getNodeById: () => {
      if (manifest.documentAccess === 'dynamic-page') {
        throw new Error('in getNodeById: cannot be called with documentAccess: dynamic-page');
      }
      return null;
    },
    getNodeByIdAsync: async (id) => {
      const node = world.pages.map((page) => page.find(id)).find((found) => found !== null) ?? null;
      return node && as(/** @type {BaseNode | null} */ (null), node);
    },
    getLocalPaintStylesAsync: async () => world.paintStyles,
    commitUndo: () => world.commit(),
    closePlugin: () => {
      world.closed = true;
      frame.close();
    },
    showUI: (html, options = {}) => {
      world.write();
      if ((options.width ?? SMALLEST_UI) < SMALLEST_UI) throw new Error('the UI is too narrow');
      frame.open(html, options);
    },
    notify: (text, options) => notify(world, text, options),
    on: /** @type {PluginAPI['on']} */ ((/** @type {string} */ type, /** @type {any} */ listener) => {
      if (type === 'run') world.onRun.push(listener);
      else if (type === 'selectionchange') world.onSelection.push(listener);
      else throw new Error(`the mock has no event ${type}`);
    }),
    parameters: refuseUnknown('figma.parameters', /** @type {ParametersAPI} */ ({
      on: (_type, listener) => world.onInput.push(listener),
      once: () => missing('once'),
      off: () => missing('off'),
    })),
    clientStorage: refuseUnknown('figma.clientStorage', /** @type {ClientStorageAPI} */ ({
      getAsync: async (key) => world.storage.get(key),
      setAsync: async (key, value) => {
        world.storage.set(key, structuredClone(value));
      },
      deleteAsync: async (key) => {
        world.storage.delete(key);
      },
      keysAsync: async () => [...world.storage.keys()],
    })),
    ui: refuseUnknown('figma.ui', createUi(world, frame)),
    viewport: refuseUnknown('figma.viewport', /** @type {ViewportAPI} */ ({
      get center() {
        return world.center;
      },
      scrollAndZoomIntoView: (nodes) => {
        world.zoomed.push(...nodes.map((node) => zoomTarget(world, node)));
      },
    })),
  };
}

/**
 * @param {World} world
 * @param {BaseNode} node
 */
function zoomTarget(world, node) {
  if (world.currentPage.find(node.id) === null) throw new Error('only the current page can be shown');
  return node.name;
}

/**
 * @param {World} world
 * @param {Frame} frame
 * @returns {UIAPI}
 */
function createUi(world, frame) {
  return {
    get onmessage() {
      return world.onMessage;
    },
    set onmessage(listener) {
      world.onMessage = listener;
    },
    postMessage: (message) => frame.post(message),
    show: () => frame.setVisible(true),
    hide: () => frame.setVisible(false),
    close: () => frame.close(),
    resize: () => missing('ui.resize'),
    reposition: () => missing('ui.reposition'),
    getPosition: () => missing('ui.getPosition'),
    on: () => missing('ui.on'),
    once: () => missing('ui.once'),
    off: () => missing('ui.off'),
  };
}

/**
 * @param {World} world
 * @param {string} text
 * @param {NotificationOptions} [options]
 * @returns {NotificationHandler}
 */
function notify(world, text, options) {
  if (text.length > NOTIFY_LENGTH) throw new Error(`Figma would cut this at ${NOTIFY_LENGTH}: ${text}`);
  const notice = { text, options, cancelled: false };
  world.notices.push(notice);
  return {
    cancel: () => {
      notice.cancelled = true;
    },
  };
}

/**
 * @param {World} world
 * @param {'FRAME' | 'RECTANGLE'} type
 */
function add(world, type) {
  world.write();
  const node = new MockNode(world.newId(), type, type === 'FRAME' ? 'Frame' : 'Rectangle');
  node.world = world;
  world.currentPage.appendChild(node);
  return node;
}

/**
 * @param {World} world
 * @param {Uint8Array} bytes
 * @returns {Image}
 */
function addImage(world, bytes) {
  world.write();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 24 || view.getUint32(0) !== 0x89504e47) throw new Error('Image type is unsupported');
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width > IMAGE_SIDE || height > IMAGE_SIDE) throw new Error('Image is too large');
  const hash = `image-${world.images.size}`;
  world.images.set(hash, bytes);
  return {
    hash,
    getBytesAsync: async () => bytes,
    getSizeAsync: async () => ({ width, height }),
  };
}

/**
 * A mock in the place of what it stands for.
 * @template T
 * @param {T | null} _kind
 * @param {MockNode} node
 * @returns {T}
 */
function as(_kind, node) {
  return /** @type {T} */ (/** @type {unknown} */ (node));
}

/**
 * @param {string} name
 * @returns {never}
 */
function missing(name) {
  throw new Error(`the mock has no ${name}`);
}
