/**
 * A mock Illustrator: documents, settings, and a script engine that knows what JavaScript knew in 1999.
 */

import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { RGBColor } from './artwork.mjs';
import { ExportOptionsPNG24, MockDocument } from './document.mjs';
import { ENUMERATIONS } from './enumerations.mjs';
import { MockFile, MockFolder } from './files.mjs';
import { Collection } from './items.mjs';
import { Scriptable, createBorder } from './strict.mjs';
import { importSvg } from './svg-import.mjs';

/** Built-ins that came after the third edition of the standard. */
const LATER = `
  const namesOf = Object.getOwnPropertyNames;
  const isIn = Function.prototype.call.bind(Array.prototype.includes);
  delete globalThis.JSON;
  for (const name of ['Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Symbol', 'Proxy', 'Reflect',
    'Uint8Array', 'ArrayBuffer', 'BigInt', 'WebAssembly', 'Intl', 'console']) delete globalThis[name];
  const kept = {
    Array: ['concat', 'join', 'pop', 'push', 'reverse', 'shift', 'slice', 'sort', 'splice', 'toString',
      'toLocaleString', 'unshift', 'constructor', 'length'],
    String: ['charAt', 'charCodeAt', 'concat', 'constructor', 'indexOf', 'lastIndexOf', 'length',
      'localeCompare', 'match', 'replace', 'search', 'slice', 'split', 'substr', 'substring',
      'toLocaleLowerCase',
      'toLocaleUpperCase', 'toLowerCase', 'toString', 'toUpperCase', 'valueOf'],
    Function: ['apply', 'call', 'constructor', 'toString', 'length', 'name', 'arguments', 'caller'],
    Date: ['constructor', 'getTime', 'getFullYear', 'toString', 'valueOf'],
  };
  for (const kind in kept) {
    for (const name of namesOf(globalThis[kind].prototype)) {
      if (!isIn(kept[kind], name) && name !== 'callee') delete globalThis[kind].prototype[name];
    }
    for (const name of namesOf(globalThis[kind])) {
      if (!isIn(['prototype', 'length', 'name', 'fromCharCode', 'parse', 'UTC'], name)) {
        delete globalThis[kind][name];
      }
    }
  }
  for (const name of namesOf(Object)) {
    if (!isIn(['prototype', 'length', 'name'], name)) delete Object[name];
  }
  delete globalThis.globalThis;
`;

/** @extends {Collection<MockDocument>} */
class Documents extends Collection {
  static members = ['add', 'getByName'];

  /** @param {Application} app */
  constructor(app) {
    super(() => app.documentList);
    this.app = app;
  }

  /**
   * @param {string} colourSpace
   * @param {number} width
   * @param {number} height
   */
  add(colourSpace, width, height) {
    if (!(width >= 1) || !(height >= 1) || width > 16383 || height > 16383) throw new Error('Illegal Argument');
    return this.app.add(colourSpace, [[0, 0, width, -height]]);
  }
}

export class Application extends Scriptable {
  static members = [
    'activeDocument', 'documents', 'coordinateSystem', 'userInteractionLevel', 'convertSampleColor', 'open',
    'version',
  ];

  version = '29.5.1';
  coordinateSystem = 'CoordinateSystem.ARTBOARDCOORDINATESYSTEM';
  userInteractionLevel = 'UserInteractionLevel.DISPLAYALERTS';
  documents = new Documents(this);
  /** @type {MockDocument[]} */
  documentList = [];
  /** @type {MockDocument | null} */
  current = null;
  /** What would have stood in the user's way. @type {string[]} */
  dialogs = [];
  /** Every document there ever was. @type {string[]} */
  opened = [];
  /** What the importer spoils, for tests of a worse Illustrator. @type {(group: any) => void} */
  spoil = () => {};
  /** @type {(type: string, data: string) => void} */
  onEvent = () => {};
  #context;

  /** @param {string} temporary the folder for temporary files */
  constructor(temporary) {
    super();
    this.#context = this.#createContext(temporary);
  }

  get activeDocument() {
    if (this.current === null) throw new Error('there is no document');
    return this.current;
  }

  set activeDocument(document) {
    if (document.isGone) throw new Error('the document is not there any more');
    this.current = document;
  }

  /**
   * Without a profile, as good as any.
   * @param {string} from
   * @param {number[]} parts in percent
   * @param {string} to
   * @param {string} purpose
   */
  convertSampleColor(from, parts, to, purpose) {
    if (from !== 'ImageColorSpace.CMYK' || to !== 'ImageColorSpace.RGB' || parts.length !== 4) {
      throw new Error('the mock converts CMYK to RGB only');
    }
    if (purpose !== 'ColorConvertPurpose.defaultpurpose') throw new Error(`no purpose ${purpose}`);
    const [cyan, magenta, yellow, black] = parts;
    return [cyan, magenta, yellow].map((part) => 255 * (1 - part / 100) * (1 - black / 100));
  }

  /** @param {MockFile} file an SVG */
  open(file) {
    const document = this.add('DocumentColorSpace.RGB', [[0, 0, 200, -200]]);
    this.importSvg(document, file).place(document.layerList[0], 'ElementPlacement.PLACEATBEGINNING');
    return document;
  }

  /**
   * @param {string} colourSpace
   * @param {import('./items.mjs').Box[]} artboards
   */
  add(colourSpace, artboards) {
    const document = new MockDocument(this, `Untitled-${this.opened.length + 1}`, colourSpace, artboards);
    this.opened.push(document.name);
    this.documentList.unshift(document);
    this.current = document;
    return document;
  }

  /** @param {string} text */
  showDialog(text) {
    if (this.userInteractionLevel === 'UserInteractionLevel.DISPLAYALERTS') this.dialogs.push(text);
  }

  /**
   * @param {MockDocument} document
   * @param {MockFile} file
   */
  importSvg(document, file) {
    if (!/^[ -~]+$/.test(file.name)) this.showDialog('Non-ASCII file name');
    const group = importSvg(document, file.bytes().toString('utf8'));
    this.spoil(group);
    return group;
  }

  /**
   * As CEP's evalScript does: one undo step, a string back, and hardly a word about errors.
   * @param {string} script
   * @returns {string}
   */
  evalScript(script) {
    if (!/^[\x20-\x7e\n]*$/.test(script)) throw new Error('letters would be lost in this script');
    try {
      return String(vm.runInContext(script, this.#context));
    } catch {
      return 'EvalScript error.';
    } finally {
      for (const document of this.documentList) {
        document.checkCanvas();
        document.commit();
      }
    }
  }

  /**
   * As File > Scripts does.
   * @param {string} path
   */
  runScript(path) {
    this.#context.$.fileName = path;
    vm.runInContext(readFileSync(path, 'utf8'), this.#context, { filename: path });
  }

  /** @param {string} temporary */
  #createContext(temporary) {
    const context = vm.createContext({});
    /** @type {(values: unknown[]) => unknown[]} */
    const makeArray = (values) => {
      const made = /** @type {unknown[]} */ (vm.runInContext('[]', context));
      made.push(...values);
      return made;
    };
    const { out, into } = createBorder(makeArray);
    /** @param {new (...values: any[]) => Scriptable} kind */
    const constructor = (kind) => function construct(/** @type {any[]} */ ...values) {
      return out(new kind(...values.map(into)));
    };
    const app = this;
    vm.runInContext(`{${LATER}}`, context);
    Object.assign(context, ENUMERATIONS, {
      app: out(app),
      alert: (/** @type {string} */ text) => app.dialogs.push(String(text)),
      File: constructor(MockFile),
      Folder: Object.assign(constructor(MockFolder), {
        temp: out(new MockFolder(temporary)),
        desktop: out(new MockFolder(temporary)),
      }),
      RGBColor: constructor(RGBColor),
      ExportOptionsPNG24: constructor(ExportOptionsPNG24),
      ExternalObject: function ExternalObject(/** @type {string} */ library) {
        if (library !== 'lib:PlugPlugExternalObject') throw new Error(`no library ${library}`);
        vm.runInContext('var CSXSEvent = Tenfold_mock_CSXSEvent', context);
      },
      Tenfold_mock_CSXSEvent: function CSXSEvent() {
        /** @type {any} */
        const event = { type: '', data: '', dispatch: () => app.onEvent(event.type, event.data) };
        return event;
      },
      $: {
        evalFile: (/** @type {object} */ file) => {
          const { fsName } = into(file);
          return vm.runInContext(readFileSync(fsName, 'utf8'), context, { filename: fsName });
        },
      },
    });
    return context;
  }
}
