/**
 * The panel inside Illustrator: a page of its own that talks to the server, and to the document through the
 * host script. Nothing but this file and cep.js knows that it is CEP that shows the page.
 */

import { openCep } from './cep.js';
import { scaleDrawing } from './drawing.js';
import { newKey } from './generating.js';
import { HEARTBEAT_SECONDS } from './heartbeat.js';
import { PORTS } from './ports.js';
import { likeFrom, recordOf } from './record.js';
import { composeSketch } from './sketch.js';
import { createStorage } from './storage.js';
import { coloursOn } from './theme.js';

/** @typedef {import('./host.js').Host} Host */
/** @typedef {import('./host.js').Picture} Picture */
/** @typedef {import('../../plugin_illustrator/commands').InsertVariation} InsertVariation */

const HOTKEY_EVENT = 'com.tenfold.generate';
const LIKE_EVENT = 'com.tenfold.like';
/** Short enough for every file system that Illustrator's export still thinks of. */
const NAME_LENGTH = 12;
const THEME_EVENT = 'com.adobe.csxs.events.ThemeColorChanged';

/** What the panel does with keys while none of its text fields has the focus; Illustrator would take them. */
const KEYS = {
  windows: { enter: 13, escape: 27, space: 32, tab: 9, left: 37, right: 39 },
  mac: { enter: 36, escape: 53, space: 49, tab: 48, left: 123, right: 124 },
};

/**
 * @param {Window & typeof globalThis} page
 * @returns {Host}
 */
export function createIllustratorHost(page) {
  const cep = openCep(page);
  const { appUILocale } = cep.environment();
  /** The width of a design on the canvas, in points; the host script says it when it takes the sketch. */
  let cell = 0;
  /** @type {string | null} */
  let folder = null;

  const sheet = page.document.createElement('style');
  page.document.head.append(sheet);
  wearTheme(sheet, cep.environment());
  cep.onEvent(THEME_EVENT, () => wearTheme(sheet, cep.environment()));
  cep.keepKeys(keysOf(page.navigator.userAgent));

  async function temporaryFolder() {
    if (folder === null) folder = (await cep.dispatch('prepare', null)).folder;
    return folder;
  }

  /** @param {string} kind */
  async function newFile(kind) {
    const name = `tenfold-${newKey().slice(0, NAME_LENGTH)}.${kind}`;
    return { name, path: `${await temporaryFolder()}/${name}` };
  }

  /** @type {Host['takeSketch']} */
  async function takeSketch(nodes) {
    const file = nodes === null ? await newFile('png') : null;
    try {
      const taken = await cep.dispatch('sketch', { file: file && file.name });
      cell = taken.cell;
      if (file === null || taken.drawing === null) return null;
      const { width, height } = taken.drawing;
      return await composeSketch([{ bytes: cep.readBytes(file.path), x: 0, y: 0, width, height }]);
    } finally {
      if (file !== null) cep.remove(file.path);
    }
  }

  /**
   * @param {Picture} picture
   * @param {{name: string, path: string}} file
   * @returns {InsertVariation}
   */
  function leaveFile({ variation, svg, names, bytes }, file) {
    const { index, seed, name, design } = variation;
    const common = { index, seed, name: name ?? '', design: design ?? {}, file: file.name };
    if (svg === null) {
      cep.writeBytes(file.path, bytes);
      const height = cell * variation.height / variation.width;
      return { ...common, height, drawn: null, layers: {} };
    }
    const { svg: scaled, height, drawn, layers } = scaleDrawing(svg, cell, names);
    cep.writeText(file.path, scaled);
    return { ...common, height, drawn, layers };
  }

  /** @type {NonNullable<Host['insert']>} */
  async function insert(generation, pictures, _labels, insertion) {
    const files = await Promise.all(pictures.map(({ svg }) => newFile(svg === null ? 'png' : 'svg')));
    try {
      const variations = pictures.map((picture, index) => leaveFile(picture, files[index]));
      return await cep.dispatch('insert', { insertion, record: recordOf(generation), cell, variations });
    } finally {
      for (const { path } of files) cep.remove(path);
    }
  }

  /**
   * Without a selected design, ten designs as ever.
   * @param {Parameters<Host['onCommand']>[0]} obey
   */
  async function moreLikeSelected(obey) {
    const { data } = await cep.dispatch('selected', null).catch(() => ({ data: null }));
    const again = likeFrom(data);
    obey(again ? { type: 'command', command: 'again', again } : { type: 'command', command: 'generate' });
  }

  return {
    name: 'illustrator',
    client: 'Illustrator',
    servers: PORTS.map((port) => `http://localhost:${port}`),
    heartbeat: HEARTBEAT_SECONDS,
    languages: [appUILocale.replace('_', '-'), ...page.navigator.languages],
    ...createStorage(page),
    isBlocked: async () => false,
    takeSketch,
    // An export for each click would fill the document's list of undo steps, and CEP tells of no selection.
    preview: async () => null,
    onSelection: () => {},
    chooseSketch: null,
    colours: async () => (await cep.dispatch('colours', null)).colours,
    insert,
    save: async (content, name) => {
      const path = cep.askWhereToSave(name);
      if (path !== '') cep.writeBytes(path, new Uint8Array(await content.arrayBuffer()));
    },
    onCommand: (obey) => {
      cep.onEvent(LIKE_EVENT, () => void moreLikeSelected(obey));
      obey({ type: 'command', command: 'panel' });
    },
    onHotkey: (press) => cep.onEvent(HOTKEY_EVENT, press),
    show: () => {},
    notify: () => {},
    close: () => {},
  };
}

/**
 * As a rule of its own, which a theme that was chosen in the settings overrules.
 * @param {HTMLStyleElement} sheet
 * @param {import('../../plugin_illustrator/cep').HostEnvironment} environment
 */
function wearTheme(sheet, { appSkinInfo }) {
  const { scheme, variables } = coloursOn(appSkinInfo.panelBackgroundColor.color);
  const lines = Object.entries(variables).map(([name, value]) => `${name}: ${value};`);
  sheet.textContent = `:root[data-host="illustrator"] { color-scheme: ${scheme}; ${lines.join(' ')} }`;
}

/** @param {string} agent */
function keysOf(agent) {
  const codes = agent.includes('Mac') ? KEYS.mac : KEYS.windows;
  const alone = Object.values(codes).map((keyCode) => ({ keyCode }));
  return [
    ...alone,
    { keyCode: codes.tab, shiftKey: true },
    { keyCode: codes.enter, ctrlKey: true },
    { keyCode: codes.enter, metaKey: true },
  ];
}
