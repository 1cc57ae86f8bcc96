/**
 * The mock Illustrator as a program of its own: it answers what its panel asks over HTTP, and what a test
 * asks. Its first line says on which port.
 *
 *   node illustrator.mjs FOLDER-FOR-TEMPORARY-FILES
 */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';
import { Application } from './application.mjs';
import * as artwork from './artwork.mjs';
import { TextRange } from './document.mjs';
import { pictureOf } from './picture.mjs';

const app = new Application(process.argv[2]);
/** @type {import('node:http').ServerResponse[]} */
const listeners = [];
/** Where the user wants a file saved; empty when nowhere. */
let saveAs = '';

app.onEvent = (/** @type {string} */ type, /** @type {string} */ data) => {
  for (const each of listeners) each.write(`data: ${JSON.stringify({ type, data })}\n\n`);
};

/** What CEP gives a panel for files. @type {Record<string, (...values: any[]) => unknown>} */
const files = {
  readFile: (path, encoding) => (existsSync(path)
    ? { err: 0, data: readFileSync(path, encoding === 'Base64' ? 'base64' : 'utf8') }
    : { err: 3, data: '' }),
  writeFile: (path, data, encoding) => {
    writeFileSync(path, data, encoding === 'Base64' ? 'base64' : 'utf8');
    return { err: 0 };
  },
  deleteFile: (path) => {
    if (!existsSync(path)) return { err: 3 };
    rmSync(path);
    return { err: 0 };
  },
  showSaveDialogEx: (title, initialPath, fileTypes, defaultName) => {
    if (!Array.isArray(fileTypes)) throw new Error('no types of files');
    return { err: 0, data: saveAs && `${saveAs}/${defaultName}` };
  },
};

/** What a test may do, as a person at Illustrator would. */
const hands = {
  app,
  /**
   * @param {import('./items.mjs').Box[]} artboards
   * @param {string} [colourSpace]
   */
  open: (artboards, colourSpace = 'RGB') => app.add(`DocumentColorSpace.${colourSpace}`, artboards).name,
  /**
   * @param {import('./items.mjs').Box} box
   * @param {Partial<artwork.PathItem> & {colour?: number[]}} [values]
   */
  draw: (box, { colour = [0, 0, 0], ...values } = {}) => {
    const item = new artwork.PathItem(app.activeDocument);
    Object.assign(item, { box, ...values });
    Object.assign(item.fillColor, { red: colour[0], green: colour[1], blue: colour[2] });
    item.place(app.activeDocument.activeLayer, 'ElementPlacement.PLACEATBEGINNING');
    app.activeDocument.commit();
  },
  /** @param {string[]} names */
  select: (...names) => {
    app.activeDocument.selection = app.activeDocument.items().filter(({ name }) => names.includes(name));
  },
  /** What is seen of the document, as SVG. */
  picture: () => pictureOf(app.activeDocument),
  /**
   * Adds a swatch to the document.
   * @param {string} name
   * @param {'RGBColor' | 'CMYKColor' | 'GrayColor' | 'SpotColor' | 'GradientColor'} kind
   * @param {Record<string, number>} values of the colour itself
   */
  addSwatch: (name, kind, values) => {
    const colour = new artwork[kind]();
    Object.assign(colour instanceof artwork.SpotColor ? colour.spot.color : colour, values);
    app.activeDocument.swatchList.push(new artwork.Swatch(name, colour));
  },
  /** Puts the cursor into a text. */
  write: () => {
    app.activeDocument.cursor = new TextRange();
  },
  /** @param {string} folder */
  saveTo: (folder) => {
    saveAs = folder;
  },
};

/** @type {Record<string, (body: any) => unknown>} */
const calls = {
  '/eval': ({ script }) => app.evalScript(script),
  '/files': ({ call, values }) => files[call](...values),
  '/script': ({ path }) => app.runScript(path),
  '/test': ({ script, values }) => new Function('f', 'a', `return (${script});`)(hands, values) ?? null,
};

const HEADERS = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' };

const server = createServer(async (request, response) => {
  if (request.url === '/events') {
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' });
    response.write(': listening\n\n');
    listeners.push(response);
    return;
  }
  const parts = [];
  for await (const part of request) parts.push(part);
  try {
    const answer = calls[String(request.url)](JSON.parse(Buffer.concat(parts).toString('utf8')));
    response.writeHead(200, HEADERS).end(JSON.stringify(answer ?? null));
  } catch (error) {
    response.writeHead(500, HEADERS).end(String(/** @type {Error} */ (error).stack));
  }
});

server.listen(0, '127.0.0.1', () => {
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  process.stdout.write(`${address.port}\n`);
});
