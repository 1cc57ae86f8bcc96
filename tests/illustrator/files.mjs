/**
 * Files and folders as a script in Illustrator sees them; they are real ones, in a real temporary folder.
 */

import {
  appendFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { sizeOfPng } from './png.mjs';
import { Scriptable } from './strict.mjs';

export class MockFile extends Scriptable {
  static members = [
    'exists', 'fsName', 'name', 'parent', 'remove', 'modified', 'encoding', 'open', 'write', 'close',
  ];

  encoding = 'the system’s own';
  isOpen = false;

  /** @param {string} path */
  constructor(path) {
    super();
    this.fsName = path;
    this.name = basename(path);
  }

  get typename() {
    return 'File';
  }

  get parent() {
    return new MockFolder(dirname(this.fsName));
  }

  get exists() {
    return existsSync(this.fsName);
  }

  get modified() {
    return statSync(this.fsName).mtime;
  }

  remove() {
    rmSync(this.fsName);
    return true;
  }

  bytes() {
    return readFileSync(this.fsName);
  }

  /** @param {Buffer} bytes */
  setBytes(bytes) {
    writeFileSync(this.fsName, bytes);
  }

  /** @param {string} mode */
  open(mode) {
    if (mode !== 'w') throw new Error(`the mock does not open files for ${mode}`);
    this.isOpen = true;
    writeFileSync(this.fsName, '');
    return true;
  }

  /** @param {string} text */
  write(text) {
    if (!this.isOpen) throw new Error('the file is not open');
    if (this.encoding !== 'UTF-8') throw new Error('letters would be lost in this encoding');
    appendFileSync(this.fsName, text, 'utf8');
    return true;
  }

  close() {
    this.isOpen = false;
    return true;
  }

  readPng() {
    return sizeOfPng(this.bytes());
  }
}

export class MockFolder extends Scriptable {
  static members = ['fsName', 'getFiles'];

  /** @param {string} path */
  constructor(path) {
    super();
    this.fsName = path;
  }

  get typename() {
    return 'Folder';
  }

  /** @param {string} mask with a star at its end */
  getFiles(mask) {
    const start = mask.replace(/\*$/, '');
    return readdirSync(this.fsName)
      .filter((name) => name.startsWith(start))
      .map((name) => new MockFile(`${this.fsName}/${name}`));
  }
}
