/**
 * Tenfold in Figma: the part that may touch the document.
 *
 * The panel in the iframe (ui.html) talks to the server and holds all words; this side exports the sketch,
 * puts the variations on the canvas and keeps what the panel wants kept. Plain JavaScript without a build,
 * so that what is read here is what runs. Nothing that comes from the iframe is trusted; the shapes of the
 * messages are in messages.d.ts.
 */

/** @typedef {import('./messages').Again} Again */
/** @typedef {import('./messages').Command} Command */
/** @typedef {import('./messages').GenerationRecord} GenerationRecord */
/** @typedef {import('./messages').InsertQuestion} InsertQuestion */
/** @typedef {import('./messages').InsertVariation} InsertVariation */
/** @typedef {import('./messages').Piece} Piece */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */
/** @typedef {{pageId: string, nodeIds: string[], box: Box | null}} Place */

const DATA_KEY = 'tenfold';
const DATA_FORMAT = 1;
const STORED_KEYS = ['token'];
const PROMPTS_KEY = 'prompts';
const PROMPTS_KEPT = 5;
const PANEL_SIZE = { width: 480, height: 560 };

const COLUMNS = 5;
const CELL_WIDTH = 256;
const GAP = 24;
const DISTANCE = 80;
/** So many places are tried to the right before a new row is begun below. */
const PLACES_IN_A_ROW = 3;

const SKETCH_LONGEST_SIDE = 2048;
const MAX_IMAGE_BYTES = 16 * 1024 * 1024;
const MAX_DATA_CHARACTERS = 100000;
const MAX_VARIATIONS = 40;
const MAX_SEED = 4294967295;
const MAX_TEXT = 2000;
const NOTIFY_LENGTH = 100;
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What was asked for when the plugin was run; the iframe gets it when it is ready. @type {Command} */
let command = { type: 'command', command: 'panel' };
/** Where the next variations belong; fixed when the sketch is taken. @type {Place | null} */
let place = null;
/** @type {NotificationHandler | null} */
let notification = null;
/** Generations that this run has put on the canvas. @type {Set<string>} */
const inserted = new Set();

figma.parameters.on('input', suggestPrompts);
figma.on('run', start);

/** @param {RunEvent} event */
function start(event) {
  command = commandOf(event);
  figma.showUI(__html__, {
    ...PANEL_SIZE,
    title: 'Tenfold',
    themeColors: true,
    visible: command.command === 'panel',
  });
  figma.ui.onmessage = receive;
}

/**
 * @param {RunEvent} event
 * @returns {Command}
 */
function commandOf(event) {
  const keywords = event.parameters ? event.parameters.keywords : undefined;
  if (event.command === 'generate') return { type: 'command', command: 'generate' };
  if (event.command === 'keywords' && isText(keywords) && keywords.trim() !== '') {
    return { type: 'command', command: 'keywords', prompt: keywords };
  }
  if (event.command === 'again') {
    const again = againFrom(figma.currentPage.selection);
    return again ? { type: 'command', command: 'again', again } : { type: 'command', command: 'generate' };
  }
  return { type: 'command', command: 'panel' };
}

/** @param {ParameterInputEvent} event */
async function suggestPrompts({ query, result }) {
  const prompts = await recentPrompts();
  result.setSuggestions(prompts.filter((prompt) => prompt.includes(query)));
}

/** @returns {Promise<string[]>} */
async function recentPrompts() {
  const stored = await figma.clientStorage.getAsync(PROMPTS_KEY);
  return Array.isArray(stored) ? stored.filter(isText) : [];
}

/** @param {string} prompt */
async function rememberPrompt(prompt) {
  if (prompt === '') return;
  const others = (await recentPrompts()).filter((known) => known !== prompt);
  await figma.clientStorage.setAsync(PROMPTS_KEY, [prompt, ...others].slice(0, PROMPTS_KEPT));
}

/** @param {unknown} message */
function receive(message) {
  if (!isObject(message)) return;
  if (message.type === 'ready') figma.ui.postMessage(command);
  else if (message.type === 'show') show();
  else if (message.type === 'close') figma.closePlugin();
  else if (message.type === 'notify' && isText(message.text)) notify(message.text, message.cancel);
  else if (Number.isInteger(message.request)) void answer(Number(message.request), message);
}

function show() {
  if (notification) notification.cancel();
  figma.ui.show();
}

/**
 * @param {string} text
 * @param {unknown} cancel label of a button that cancels; with it the word stays until the next
 */
function notify(text, cancel) {
  if (notification) notification.cancel();
  const button = isText(cancel) ? { text: cancel, action: () => figma.ui.postMessage(CANCEL) } : undefined;
  notification = figma.notify(shorten(text, NOTIFY_LENGTH), {
    ...(button && { button, timeout: Infinity }),
  });
}

/** @type {Command} */
const CANCEL = { type: 'command', command: 'cancel' };

/**
 * @param {number} request
 * @param {Record<string, unknown>} question
 */
async function answer(request, question) {
  try {
    const value = await valueFor(question);
    figma.ui.postMessage({ type: 'answer', request, value, error: null });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    figma.ui.postMessage({ type: 'answer', request, error: text });
  }
}

/** @param {Record<string, unknown>} question */
async function valueFor(question) {
  if (question.type === 'read') return figma.clientStorage.getAsync(storedKey(question.key));
  if (question.type === 'write' && isText(question.value)) {
    return figma.clientStorage.setAsync(storedKey(question.key), question.value);
  }
  if (question.type === 'sketch') return takeSketch(nodeIdsIn(question.nodes));
  if (question.type === 'insert') return insert(checkedInsert(question));
  throw new Error(`unknown question ${String(question.type)}`);
}

// ---- The sketch --------------------------------------------------------------------------------------

/**
 * Exports the nodes, each by itself with its place; the iframe puts them together. Also remembers where
 * they are, because the selection may be another one by the time the variations are there.
 * @param {string[] | null} nodeIds null for the selection
 * @returns {Promise<Piece[]>}
 */
async function takeSketch(nodeIds) {
  const selection = figma.currentPage.selection;
  const nodes = nodeIds === null ? [...selection] : await livingNodes(nodeIds);
  place = {
    pageId: figma.currentPage.id,
    nodeIds: nodes.map((node) => node.id),
    box: boxAround(selection) || boxAround(nodes),
  };
  const visible = inPaintOrder(nodes).filter((node) => drawnBox(node) !== null);
  const frame = boxAround(visible);
  if (frame === null) return [];
  const scale = SKETCH_LONGEST_SIDE / Math.max(frame.width, frame.height);
  return Promise.all(visible.map(async (node) => ({
    ...plainBox(/** @type {Box} */ (drawnBox(node))),
    bytes: await node.exportAsync({ format: 'PNG', constraint: { type: 'SCALE', value: scale } }),
  })));
}

/**
 * @param {string[]} ids
 * @returns {Promise<SceneNode[]>} those that have not been deleted
 */
async function livingNodes(ids) {
  const nodes = await Promise.all(ids.map((id) => figma.getNodeByIdAsync(id)));
  return nodes.filter(isSceneNode);
}

/**
 * A selection comes in the order of clicks; the drawing needs what lies below first.
 * @param {SceneNode[]} nodes
 */
function inPaintOrder(nodes) {
  return [...nodes].sort((a, b) => compareDepth(pathTo(a), pathTo(b)));
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function compareDepth(a, b) {
  const differs = a.findIndex((step, level) => step !== b[level]);
  return differs === -1 ? a.length - b.length : a[differs] - (differs < b.length ? b[differs] : -1);
}

/**
 * The indices that lead from the page down to the node.
 * @param {BaseNode} node
 * @returns {number[]}
 */
function pathTo(node) {
  const { parent } = node;
  if (parent === null || node.type === 'PAGE') return [];
  return [...pathTo(parent), parent.children.findIndex((child) => child.id === node.id)];
}

// ---- Places on the canvas ----------------------------------------------------------------------------

/**
 * What a node covers with its strokes and shadows; null when there is nothing to see.
 * @param {SceneNode} node
 * @returns {Box | null}
 */
function drawnBox(node) {
  return 'absoluteRenderBounds' in node ? node.absoluteRenderBounds : node.absoluteBoundingBox;
}

/** @param {Box} box */
function plainBox({ x, y, width, height }) {
  return { x, y, width, height };
}

/**
 * @param {readonly SceneNode[]} nodes
 * @returns {Box | null}
 */
function boxAround(nodes) {
  const boxes = nodes.map(drawnBox).filter((box) => box !== null);
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/**
 * The first place that covers none of the others: from the start to the right, and after a few places
 * there in a new row below. What lies in the way is passed in one step, so it ends.
 * @param {Box} wanted
 * @param {readonly Box[]} others
 */
function freePlace(wanted, others) {
  const rightmost = wanted.x + PLACES_IN_A_ROW * (wanted.width + DISTANCE);
  let { x, y } = wanted;
  let rowEnd = -Infinity;
  for (;;) {
    const here = { ...wanted, x, y };
    const inTheWay = others.filter((other) => overlap(here, other));
    if (inTheWay.length === 0) return { x, y };
    x = Math.max(...inTheWay.map((other) => other.x + other.width)) + DISTANCE;
    rowEnd = Math.max(rowEnd, ...inTheWay.map((other) => other.y + other.height));
    if (x > rightmost) {
      x = wanted.x;
      y = rowEnd + DISTANCE;
      rowEnd = -Infinity;
    }
  }
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * The page and the box beside which the variations belong, as things stand now: where the sketch is, or
 * was, or null for the middle of what the user sees.
 * @returns {Promise<{page: PageNode, box: Box | null}>}
 */
async function whereToInsert() {
  const page = place ? await figma.getNodeByIdAsync(place.pageId) : null;
  if (place === null || page === null || page.type !== 'PAGE') {
    return { page: figma.currentPage, box: null };
  }
  await page.loadAsync();
  const nodes = await livingNodes(place.nodeIds);
  return { page, box: boxAround(nodes) || place.box };
}

// ---- The variations ----------------------------------------------------------------------------------

/**
 * Everything that waits comes before the first change, so that the changes are one step and two messages
 * cannot insert the same generation.
 * @param {InsertQuestion} question
 * @returns {Promise<number>} how many variations were added
 */
async function insert({ record, variations, relaunch }) {
  await rememberPrompt(record.prompt);
  const { page, box } = await whereToInsert();
  if (inserted.has(record.generation) || holdsGeneration(page, record.generation)) return 0;
  inserted.add(record.generation);
  const frame = figma.createFrame();
  try {
    arrange(frame, record, variations, relaunch);
    page.appendChild(frame);
    moveToFreePlace(frame, page, box);
  } catch (error) {
    frame.remove();
    inserted.delete(record.generation);
    throw error;
  }
  figma.commitUndo();
  if (page.id === figma.currentPage.id) figma.viewport.scrollAndZoomIntoView([frame]);
  return variations.length;
}

/**
 * @param {PageNode} page
 * @param {string} generation
 */
function holdsGeneration(page, generation) {
  return page.children.some((node) => {
    const data = readData(node);
    return data !== null && data.generation === generation;
  });
}

/**
 * @param {FrameNode} frame
 * @param {GenerationRecord} record
 * @param {InsertVariation[]} variations
 * @param {string} relaunch
 */
function arrange(frame, record, variations, relaunch) {
  const cellHeight = Math.max(...variations.map(heightInCell));
  const rows = Math.ceil(variations.length / COLUMNS);
  const sketch = place ? place.nodeIds : [];
  frame.name = `Tenfold ${record.seed}`;
  frame.resize(GAP + COLUMNS * (CELL_WIDTH + GAP), GAP + rows * (cellHeight + GAP));
  keepData(frame, { ...record, sketch }, relaunch);
  for (const [position, variation] of variations.entries()) {
    const node = figma.createRectangle();
    frame.appendChild(node);
    node.name = `Tenfold ${variation.seed}`;
    node.x = GAP + (position % COLUMNS) * (CELL_WIDTH + GAP);
    node.y = GAP + Math.floor(position / COLUMNS) * (cellHeight + GAP);
    node.resize(CELL_WIDTH, heightInCell(variation));
    const { hash } = figma.createImage(variation.bytes);
    node.fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash }];
    const { index, seed } = variation;
    keepData(node, { ...record, sketch, index, seed, count: 1 }, relaunch);
  }
}

/** @param {InsertVariation} variation */
function heightInCell({ width, height }) {
  return Math.round(CELL_WIDTH * height / width);
}

/**
 * @param {FrameNode} frame
 * @param {PageNode} page
 * @param {Box | null} box what it stands to the right of, or null for the middle of the view
 */
function moveToFreePlace(frame, page, box) {
  const { width, height } = frame;
  const { center } = figma.viewport;
  const wanted = box
    ? { x: box.x + box.width + DISTANCE, y: box.y }
    : { x: center.x - width / 2, y: center.y - height / 2 };
  const others = page.children
    .filter((node) => node.id !== frame.id)
    .map(drawnBox)
    .filter((other) => other !== null);
  const rounded = { x: Math.round(wanted.x), y: Math.round(wanted.y), width, height };
  const { x, y } = freePlace(rounded, others);
  frame.x = x;
  frame.y = y;
}

// ---- What is kept with the nodes ---------------------------------------------------------------------

/**
 * @param {FrameNode | RectangleNode} node
 * @param {GenerationRecord & {sketch: string[], index?: number}} data
 * @param {string} relaunch
 */
function keepData(node, data, relaunch) {
  node.setPluginData(DATA_KEY, JSON.stringify({ format: DATA_FORMAT, ...data }));
  node.setRelaunchData({ again: relaunch });
}

/**
 * @param {BaseNode} node
 * @returns {Record<string, unknown> | null}
 */
function readData(node) {
  try {
    const data = JSON.parse(node.getPluginData(DATA_KEY));
    return isObject(data) && data.format === DATA_FORMAT ? data : null;
  } catch {
    // Most nodes have none, and that is not JSON.
    return null;
  }
}

/**
 * @param {readonly SceneNode[]} selection
 * @returns {Again | null} what the first of the nodes that came from Tenfold was made from
 */
function againFrom(selection) {
  for (const node of selection) {
    const data = readData(node);
    if (data && isText(data.prompt) && isObject(data.model) && isText(data.model.name)) {
      return {
        prompt: data.prompt,
        model: data.model.name,
        pins: isObject(data.pins) ? data.pins : {},
        strength: Number(data.strength),
        sketch: nodeIdsIn(data.sketch) || [],
      };
    }
  }
  return null;
}

// ---- What comes from outside is checked --------------------------------------------------------------

/**
 * @param {Record<string, unknown>} question
 * @returns {InsertQuestion}
 */
function checkedInsert({ record, variations, relaunch }) {
  if (!isRecord(record)) throw new Error('the generation is not described as it should be');
  if (!Array.isArray(variations) || variations.length === 0 || variations.length > MAX_VARIATIONS) {
    throw new Error('there are no variations, or too many');
  }
  if (!variations.every(isVariation)) throw new Error('a variation is not a picture with its seed');
  if (!isText(relaunch)) throw new Error('there is no text for the relaunch button');
  return { type: 'insert', record, variations, relaunch };
}

/**
 * @param {unknown} value
 * @returns {value is GenerationRecord}
 */
function isRecord(value) {
  return isObject(value)
    && isText(value.generation) && value.generation !== ''
    && isObject(value.model) && isText(value.model.name) && Number.isInteger(value.model.version)
    && isText(value.prompt)
    && isSeed(value.seed)
    && isObject(value.pins)
    && Number.isFinite(value.strength)
    && JSON.stringify(value).length < MAX_DATA_CHARACTERS;
}

/**
 * @param {unknown} value
 * @returns {value is InsertVariation}
 */
function isVariation(value) {
  return isObject(value)
    && Number.isInteger(value.index)
    && isSeed(value.seed)
    && isLength(value.width) && isLength(value.height)
    && value.bytes instanceof Uint8Array
    && value.bytes.length <= MAX_IMAGE_BYTES
    && startsAsPng(value.bytes);
}

/** @param {Uint8Array} bytes */
function startsAsPng(bytes) {
  return PNG_SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * @param {unknown} key
 * @returns {string}
 */
function storedKey(key) {
  if (!isText(key) || !STORED_KEYS.includes(key)) throw new Error(`nothing is kept as ${String(key)}`);
  return key;
}

/**
 * @param {unknown} value
 * @returns {string[] | null}
 */
function nodeIdsIn(value) {
  return Array.isArray(value) ? value.filter(isText) : null;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

/** @param {unknown} value */
function isSeed(value) {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_SEED;
}

/** @param {unknown} value */
function isLength(value) {
  return Number.isFinite(value) && Number(value) > 0;
}

/**
 * @param {BaseNode | null} node
 * @returns {node is SceneNode}
 */
function isSceneNode(node) {
  return node !== null && !node.removed && node.type !== 'PAGE' && node.type !== 'DOCUMENT';
}

/**
 * @param {string} text
 * @param {number} length
 */
function shorten(text, length) {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
