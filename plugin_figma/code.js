/**
 * Tenfold in Figma: the part that may touch the document.
 *
 * The panel in the iframe (ui.html) talks to the server and holds all words; this side exports the sketch,
 * puts the variations on the canvas, as named layers or as pictures, and keeps what the panel wants kept.
 * Plain JavaScript without a build, so that what is read here is what runs. Nothing that comes from the
 * iframe is trusted; the shapes of the messages are in messages.d.ts.
 */

/** @typedef {import('./messages').Again} Again */
/** @typedef {import('./messages').Command} Command */
/** @typedef {import('./messages').GenerationRecord} GenerationRecord */
/** @typedef {import('./messages').InsertQuestion} InsertQuestion */
/** @typedef {import('./messages').InsertVariation} InsertVariation */
/** @typedef {import('./messages').Inserted} Inserted */
/** @typedef {import('./messages').Piece} Piece */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */
/**
 * @typedef {object} SentPath a path of an SVG as it was sent
 * @property {'none' | 'solid' | 'gradient'} fill
 * @property {number | null} strokeWidth null without a stroke
 * @property {number[]} dash
 * @property {number} miterLimit
 */
/** @typedef {{text: string, paths: Map<string, SentPath>, groups: Set<string>, names: Map<string, string>}} SentSvg */
/** @typedef {{pageId: string, nodeIds: string[], box: Box | null}} Place */

const DATA_KEY = 'tenfold';
const DATA_FORMAT = 1;
const STORED_KEYS = ['token', 'settings'];
const PROMPTS_KEY = 'prompts';
const PROMPTS_KEPT = 5;
const PANEL_SIZE = { width: 480, height: 680 };

const COLUMNS = 5;
const CELL_WIDTH = 512;
const GAP = 40;
const DISTANCE = 80;
/** So many places are tried to the right before a new row is begun below. */
const PLACES_IN_A_ROW = 3;

const SKETCH_LONGEST_SIDE = 2048;
const PREVIEW_LONGEST_SIDE = 256;
/** So many colours are offered, and so many layers are looked through for them. */
const MAX_COLOURS = 24;
const MAX_LAYERS_SEEN = 500;
const MAX_IMAGE_BYTES = 16 * 1024 * 1024;
const MAX_SVG_CHARACTERS = 8 * 1024 * 1024;
const MAX_DATA_CHARACTERS = 90000;
const MAX_VARIATIONS = 40;
const MAX_SEED = 4294967295;
const MAX_TEXT = 2000;
const NOTIFY_LENGTH = 100;
const SVG_ELEMENTS = ['svg', 'g', 'path', 'defs', 'clipPath', 'linearGradient', 'stop'];
/** Whole tags only, with their attributes in double quotes; so that nothing passes unread. */
const SVG_TAG = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z][\w:-]*="[^"<&]*")*)\s*\/?>/g;
const SVG_ATTRIBUTE = /([A-Za-z][\w:-]*)="([^"]*)"/g;
/** What Figma's importer calls the group that it makes of a clip. */
const CLIP_GROUP = 'Clip path group';
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What was asked for when the plugin was run; the iframe gets it when it is ready. @type {Command} */
let command = { type: 'command', command: 'panel' };
/** Where the next variations belong; fixed when the sketch is taken. @type {Place | null} */
let place = null;
/** @type {NotificationHandler | null} */
let notification = null;
/** Insertions that this run has put on the canvas. @type {Set<string>} */
const inserted = new Set();

figma.parameters.on('input', suggestPrompts);
figma.on('run', start);
figma.on('selectionchange', () => figma.ui.postMessage({ type: 'selection' }));

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
  if (event.command === 'again' || event.command === 'like') {
    const again = againFrom(figma.currentPage.selection, event.command === 'like');
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
  if (question.type === 'sketch') return takeSketch(textsIn(question.nodes));
  if (question.type === 'preview') return exportPieces(figma.currentPage.selection, PREVIEW_LONGEST_SIDE);
  if (question.type === 'colours') return documentColours();
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
  return exportPieces(nodes, SKETCH_LONGEST_SIDE);
}

/**
 * @param {readonly SceneNode[]} nodes
 * @param {number} longestSide pixels of all of them together
 * @returns {Promise<Piece[]>} what lies below first
 */
async function exportPieces(nodes, longestSide) {
  const visible = inPaintOrder(nodes).filter((node) => drawnBox(node) !== null);
  const frame = boxAround(visible);
  if (frame === null) return [];
  const scale = longestSide / Math.max(frame.width, frame.height);
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
 * @param {readonly SceneNode[]} nodes
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

// ---- Colours -----------------------------------------------------------------------------------------

/** @returns {Promise<string[]>} those of the selection first, then those of the document's styles */
async function documentColours() {
  const styles = await figma.getLocalPaintStylesAsync();
  const selected = layersOf(figma.currentPage.selection).map((node) => ('fills' in node ? node.fills : []));
  const paints = [...selected, ...styles.map((style) => style.paints)];
  return [...new Set(paints.flatMap(solidColours))].slice(0, MAX_COLOURS);
}

/**
 * The nodes and what is in them, up to a number that takes no time.
 * @param {readonly SceneNode[]} nodes
 */
function layersOf(nodes) {
  const found = [...nodes];
  for (let at = 0; at < found.length && found.length < MAX_LAYERS_SEEN; at += 1) {
    const node = found[at];
    if ('children' in node) found.push(...node.children);
  }
  return found;
}

/**
 * @param {readonly Paint[] | PluginAPI['mixed']} paints
 * @returns {string[]}
 */
function solidColours(paints) {
  if (!Array.isArray(paints)) return [];
  return paints.flatMap((paint) =>
    (paint.type === 'SOLID' && paint.visible !== false ? [hexOf(paint.color)] : []));
}

/** @param {RGB} colour */
function hexOf({ r, g, b }) {
  const digits = [r, g, b].map((part) => Math.round(part * 255).toString(16).padStart(2, '0'));
  return `#${digits.join('')}`.toUpperCase();
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
 * The place is found before the first change, and the insertion is taken down by its name, so that two
 * messages cannot make the same one. All changes are one step for undo.
 * @param {InsertQuestion} question
 * @returns {Promise<Inserted>} how many variations were added
 */
async function insert({ insertion, record, variations, relaunch }) {
  await rememberPrompt(record.prompt);
  const { page, box } = await whereToInsert();
  if (inserted.has(insertion) || holdsInsertion(page, insertion)) return { count: 0, lost: 0 };
  inserted.add(insertion);
  const frame = figma.createFrame();
  let lost = 0;
  try {
    const sketch = place ? place.nodeIds : [];
    layOut(frame, record, variations);
    keepData(frame, { ...record, insertion, sketch }, { again: relaunch.again });
    page.appendChild(frame);
    moveToFreePlace(frame, page, box);
    for (const [position, variation] of variations.entries()) {
      // The importer blocks the editor; between two of them the user sees what is there.
      if (position > 0) await pause();
      const added = addVariation(frame, variation);
      moveToCell(added.node, position, variations);
      const { index, seed, name, design } = variation;
      keepData(added.node, { ...record, sketch, index, seed, name, design, count: 1 }, relaunch);
      lost += added.lost;
    }
  } catch (error) {
    if (!frame.removed) frame.remove();
    inserted.delete(insertion);
    throw error;
  }
  figma.commitUndo();
  if (page.id === figma.currentPage.id) figma.viewport.scrollAndZoomIntoView([frame]);
  return { count: variations.length, lost };
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * @param {PageNode} page
 * @param {string} insertion
 */
function holdsInsertion(page, insertion) {
  return page.children.some((node) => {
    const data = readData(node);
    return data !== null && data.insertion === insertion;
  });
}

/**
 * @param {FrameNode} frame
 * @param {GenerationRecord} record
 * @param {InsertVariation[]} variations
 */
function layOut(frame, record, variations) {
  const rows = Math.ceil(variations.length / COLUMNS);
  const columns = Math.min(COLUMNS, variations.length);
  frame.name = `Tenfold ${record.seed}`;
  frame.resize(GAP + columns * (CELL_WIDTH + GAP), GAP + rows * (cellHeight(variations) + GAP));
}

/**
 * @param {SceneNode} node
 * @param {number} position
 * @param {InsertVariation[]} variations
 */
function moveToCell(node, position, variations) {
  node.x = GAP + (position % COLUMNS) * (CELL_WIDTH + GAP);
  node.y = GAP + Math.floor(position / COLUMNS) * (cellHeight(variations) + GAP);
}

/** @param {InsertVariation[]} variations */
function cellHeight(variations) {
  return Math.max(...variations.map(heightInCell));
}

/**
 * @param {FrameNode} frame
 * @param {InsertVariation} variation
 * @returns {{node: FrameNode | RectangleNode, lost: number}}
 */
function addVariation(frame, variation) {
  if (variation.svg !== null) return addVectors(frame, variation, readSvg(variation.svg, variation.names));
  const node = figma.createRectangle();
  frame.appendChild(node);
  node.name = variationName(variation);
  node.resize(CELL_WIDTH, heightInCell(variation));
  const { hash } = figma.createImage(/** @type {Uint8Array} */ (variation.bytes));
  node.fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash }];
  return { node, lost: 0 };
}

/** @param {InsertVariation} variation */
function variationName({ name, seed }) {
  if (name === '') return `Tenfold ${seed}`;
  return name.includes(String(seed)) ? name : `${name} · ${seed}`;
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

// ---- Vectors -----------------------------------------------------------------------------------------

/**
 * An SVG in Tenfold's dialect: what Figma gets to read, and what it has to make of it. Comments and metadata
 * are for other readers, and Figma's importer is said to stumble over them.
 * @param {string} svg
 * @param {Record<string, string>} names of its layers, by id
 * @returns {SentSvg}
 */
function readSvg(svg, names) {
  const text = svg.replace(/<\?[^>]*\?>|<!--[\s\S]*?-->|<metadata>[\s\S]*?<\/metadata>/g, '').trim();
  if (!text.startsWith('<svg') || text.replace(SVG_TAG, '').trim() !== '') {
    throw new Error('the vectors are not written as they should be');
  }
  /** @type {SentSvg} */
  const sent = { text, paths: new Map(), groups: new Set(), names: new Map(Object.entries(names)) };
  for (const [, closing, element, list] of text.matchAll(SVG_TAG)) {
    if (!SVG_ELEMENTS.includes(element)) throw new Error(`the vectors hold <${element}>`);
    if (closing !== '') continue;
    const pairs = [...list.matchAll(SVG_ATTRIBUTE)].map(([, name, value]) => [name, value]);
    const attributes = Object.fromEntries(pairs);
    if (element === 'g' && attributes.id) sent.groups.add(attributes.id);
    if (element === 'path' && attributes.id) sent.paths.set(attributes.id, sentPath(attributes));
  }
  return sent;
}

/**
 * @param {Record<string, string>} attributes
 * @returns {SentPath}
 */
function sentPath({ fill = 'none', stroke = 'none', ...rest }) {
  const dash = rest['stroke-dasharray'];
  return {
    fill: fill === 'none' ? 'none' : fill.startsWith('url(') ? 'gradient' : 'solid',
    strokeWidth: stroke === 'none' ? null : Number(rest['stroke-width'] || 1),
    dash: dash ? dash.split(' ').map(Number) : [],
    miterLimit: Number(rest['stroke-miterlimit'] || 4),
  };
}

/**
 * @param {FrameNode} frame
 * @param {InsertVariation} variation
 * @param {SentSvg} sent
 */
function addVectors(frame, variation, sent) {
  const node = figma.createNodeFromSvg(sent.text);
  frame.appendChild(node);
  node.name = variationName(variation);
  node.fills = [];
  node.clipsContent = false;
  const scale = CELL_WIDTH / node.width;
  node.rescale(scale);
  const arrived = new Set();
  tidy(node, (vector, id) => {
    const path = sent.paths.get(id);
    if (path === undefined) return;
    if (path.strokeWidth !== null) restoreStroke(vector, path, scale);
    if (arrivedAs(vector, path)) arrived.add(id);
  }, sent);
  return { node, lost: sent.paths.size - arrived.size };
}

/**
 * Makes layers of what the importer made: groups around a single thing go, the rest get their names.
 * @param {FrameNode | GroupNode} parent
 * @param {(vector: VectorNode, id: string) => void} onVector
 * @param {SentSvg} sent
 */
function tidy(parent, onVector, sent) {
  for (const child of [...parent.children]) {
    const ids = [child.name];
    let inner = child;
    while (isGroup(inner) && inner.children.length === 1) {
      inner = inner.children[0];
      ids.push(inner.name);
    }
    // Figma removes a group by itself when its last child leaves.
    if (inner !== child) parent.insertChild(parent.children.indexOf(child), inner);
    if (inner.type === 'VECTOR') onVector(inner, inner.name);
    const id = ids.find((name) => sent.groups.has(name) || sent.paths.has(name));
    if (isGroup(inner)) {
      if (inner.name === CLIP_GROUP) openClip(inner);
      tidy(inner, onVector, sent);
    }
    inner.name = id ? sent.names.get(id) ?? id : inner.name === CLIP_GROUP ? 'Clip' : inner.name;
  }
}

/**
 * A mask hides what comes after it in its own group, so what is clipped may stand beside it.
 * @param {GroupNode} clip
 */
function openClip(clip) {
  const [mask, ...rest] = clip.children;
  if (!('isMask' in mask) || !mask.isMask) return;
  mask.name = 'Outline';
  for (const group of rest.filter(isGroup)) {
    for (const child of [...group.children]) clip.insertChild(clip.children.indexOf(group), child);
  }
}

/**
 * Says it all again, because it is not known what the importer and the scaling make of each.
 * @param {VectorNode} vector
 * @param {SentPath} path
 * @param {number} scale
 */
function restoreStroke(vector, { strokeWidth, dash, miterLimit }, scale) {
  vector.strokeWeight = Number(strokeWidth) * scale;
  vector.strokeAlign = 'CENTER';
  vector.strokeCap = 'ROUND';
  vector.strokeJoin = 'ROUND';
  vector.strokeMiterLimit = miterLimit;
  vector.dashPattern = dash.map((length) => length * scale);
}

/**
 * @param {VectorNode} vector
 * @param {SentPath} path
 */
function arrivedAs({ fills, strokes }, { fill, strokeWidth }) {
  const types = Array.isArray(fills) ? fills.map((paint) => paint.type) : [];
  const expected = { none: [], solid: ['SOLID'], gradient: ['GRADIENT_LINEAR'] }[fill];
  return types.join() === expected.join() && strokes.length === (strokeWidth === null ? 0 : 1);
}

/**
 * @param {SceneNode} node
 * @returns {node is GroupNode}
 */
function isGroup(node) {
  return node.type === 'GROUP';
}

// ---- What is kept with the nodes ---------------------------------------------------------------------

/**
 * @param {FrameNode | RectangleNode} node
 * @param {GenerationRecord & {insertion?: string, sketch: string[]} & Partial<InsertVariation>} data
 * @param {Record<string, string>} relaunch
 */
function keepData(node, data, relaunch) {
  node.setPluginData(DATA_KEY, JSON.stringify({ format: DATA_FORMAT, ...data }));
  node.setRelaunchData(relaunch);
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
 * @param {boolean} isLike whether the variation itself is what more are wanted of
 * @returns {Again | null} what the first of the nodes that came from Tenfold was made from
 */
function againFrom(selection, isLike) {
  for (const node of selection) {
    const data = readData(node);
    if (data && isText(data.prompt) && isObject(data.model) && isText(data.model.name)) {
      const like = isLike && Number.isInteger(data.index) ? `${data.generation}/${data.index}` : data.like;
      return {
        name: node.name,
        prompt: data.prompt,
        model: data.model.name,
        pins: isDesign(data.pins) ? data.pins : {},
        free: textsIn(data.free) || [],
        like: isText(like) ? like : null,
        locks: isLike ? [] : textsIn(data.locks) || [],
        strength: Number(data.strength),
        sketch: textsIn(data.sketch) || [],
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
function checkedInsert({ insertion, record, variations, relaunch }) {
  if (!isText(insertion) || insertion === '') throw new Error('the insertion has no name');
  if (!isRecord(record)) throw new Error('the generation is not described as it should be');
  if (!Array.isArray(variations) || variations.length === 0 || variations.length > MAX_VARIATIONS) {
    throw new Error('there are no variations, or too many');
  }
  if (!variations.every(isVariation)) throw new Error('a variation is not a design with its seed');
  if (!isObject(relaunch) || !isText(relaunch.again) || !isText(relaunch.like)) {
    throw new Error('there are no texts for the relaunch buttons');
  }
  const { again, like } = relaunch;
  return { type: 'insert', insertion, record, variations, relaunch: { again, like } };
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
    && isDesign(value.pins)
    && areTexts(value.free) && areTexts(value.locks)
    && (value.like === null || isText(value.like))
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
    && isText(value.name) && isDesign(value.design)
    && isObject(value.names) && areTexts(Object.values(value.names))
    && (value.svg === null ? isPng(value.bytes) : isSvg(value.svg) && value.bytes === null);
}

/** @param {unknown} value */
function isPng(value) {
  return value instanceof Uint8Array
    && value.length <= MAX_IMAGE_BYTES
    && PNG_SIGNATURE.every((byte, index) => value[index] === byte);
}

/** @param {unknown} value */
function isSvg(value) {
  return typeof value === 'string' && value.length <= MAX_SVG_CHARACTERS;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, string | number>}
 */
function isDesign(value) {
  return isObject(value) && Object.values(value).every((each) => isText(each) || Number.isFinite(each));
}

/** @param {unknown} value */
function areTexts(value) {
  return Array.isArray(value) && value.every(isText);
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
function textsIn(value) {
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
