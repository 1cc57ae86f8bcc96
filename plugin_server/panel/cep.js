/**
 * The panel's way into Illustrator: commands for the host script, files that both sides can read, and what
 * Illustrator tells about itself. (CSInterface.js, Adobe's own wrapper of the same calls, is not needed.)
 */

import { HostError } from './host-error.js';

/** @typedef {import('../../plugin_illustrator/commands').Answer} Answer */
/** @typedef {import('../../plugin_illustrator/commands').Commands} Commands */
/** @typedef {import('../../plugin_illustrator/cep').CepResult<unknown>} CepResult */
/** @typedef {import('../../plugin_illustrator/cep').HostEnvironment} HostEnvironment */

/** In the order in which they need each other. */
const SCRIPTS = ['json', 'application', 'places', 'sketch', 'colours', 'layers', 'record', 'insert', 'tenfold'];
const LOADED = 'loaded';

/** @param {Window & typeof globalThis} page */
export function openCep(page) {
  const { __adobe_cep__: engine, cep } = page;
  /** @type {Promise<void> | null} */
  let loading = null;

  /**
   * @param {string} script
   * @returns {Promise<string>}
   */
  function evaluate(script) {
    return new Promise((resolve) => engine.evalScript(script, resolve));
  }

  async function loadScripts() {
    const folder = localPath(engine.getSystemPath('extension'));
    for (const name of SCRIPTS) {
      const file = literal(`${folder}/host/${name}.jsx`);
      const result = await evaluate(`$.evalFile(new File(${file})); ${literal(LOADED)}`);
      if (result !== LOADED) throw new HostError('host', `${name}.jsx: ${result}`);
    }
  }

  function loaded() {
    loading = loading ?? loadScripts().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  /**
   * @template {keyof Commands} Name
   * @param {Name} name
   * @param {Commands[Name]['wish']} wish
   * @returns {Promise<Commands[Name]['answer']>}
   */
  async function dispatch(name, wish) {
    await loaded();
    const json = literal(JSON.stringify(wish));
    const text = await evaluate(`Tenfold.dispatch(${literal(name)}, ${json})`);
    const answer = parseAnswer(text);
    if ('error' in answer) throw new HostError(answer.error.code, answer.error.message);
    return /** @type {Commands[Name]['answer']} */ (answer.value);
  }

  /**
   * @param {string} path
   * @param {string} text
   */
  function writeText(path, text) {
    checked(cep.fs.writeFile(path, text, cep.encoding.UTF8), path);
  }

  /**
   * @param {string} path
   * @param {Uint8Array} bytes
   */
  function writeBytes(path, bytes) {
    checked(cep.fs.writeFile(path, toBase64(bytes), cep.encoding.Base64), path);
  }

  /**
   * @param {string} path
   * @returns {Uint8Array}
   */
  function readBytes(path) {
    const result = cep.fs.readFile(path, cep.encoding.Base64);
    checked(result, path);
    return Uint8Array.from(atob(result.data), (character) => character.charCodeAt(0));
  }

  return {
    dispatch,
    writeText,
    writeBytes,
    readBytes,
    /** @param {string} path there or not */
    remove: (path) => void cep.fs.deleteFile(path),
    /**
     * @param {string} name
     * @returns {string} where the user wants the file; empty when nowhere
     */
    askWhereToSave: (name) => cep.fs.showSaveDialogEx('Tenfold', '', [], name).data || '',
    /** @returns {HostEnvironment} */
    environment: () => JSON.parse(engine.getHostEnvironment()),
    /**
     * @param {string} type
     * @param {() => void} listener
     */
    onEvent: (type, listener) => engine.addEventListener(type, () => listener()),
    /** @param {object[]} keys */
    keepKeys: (keys) => engine.registerKeyEventsInterest(JSON.stringify(keys)),
  };
}

/**
 * A literal of Illustrator's old JavaScript, in ASCII, since other letters may be lost on the way.
 * @param {string} text
 */
export function literal(text) {
  return JSON.stringify(text).replace(/[^ -~]/g, (unit) =>
    `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * `file:///C:/Program%20Files/x` on Windows, `file:///Users/x` on macOS.
 * @param {string} address
 */
export function localPath(address) {
  const path = decodeURIComponent(address.replace(/^file:\/\//, ''));
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

/**
 * @param {string} text
 * @returns {Answer}
 */
function parseAnswer(text) {
  try {
    const answer = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null && ('value' in answer || answer.error)) return answer;
  } catch {
    // "EvalScript error.", or whatever another extension made of our names.
  }
  throw new HostError('host', text);
}

/**
 * @param {CepResult} result
 * @param {string} path
 */
function checked({ err }, path) {
  if (err !== 0) throw new HostError('file', `error ${err} with ${path}`);
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  const step = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += step) {
    binary += String.fromCharCode(...bytes.subarray(start, start + step));
  }
  return btoa(binary);
}
