/**
 * Prints what the mock Illustrator offers a script and Adobe's typings do not know, a line each: nothing, if
 * the mock is honest. What the typings lack is in plugin_illustrator/illustrator-extra.d.ts.
 */

import { readFileSync } from 'node:fs';
import process from 'node:process';
import ts from 'typescript';
import * as application from './application.mjs';
import * as artwork from './artwork.mjs';
import * as document from './document.mjs';
import * as files from './files.mjs';
import * as items from './items.mjs';

const root = new URL('../../', import.meta.url);
const TYPINGS = [
  'node_modules/types-for-adobe/Illustrator/2022/index.d.ts',
  'node_modules/types-for-adobe/shared/JavaScript.d.ts',
  'node_modules/types-for-adobe/shared/global.d.ts',
  'plugin_illustrator/illustrator-extra.d.ts',
];
/** Adobe's names where the mock's are others. */
const NAMES = { MockDocument: 'Document', MockFile: 'File', MockFolder: 'Folder' };
/** A list is given to the mock's collections by who has it; they are no class of Adobe's. */
const OWN = ['Collection'];

/** @type {Map<string, Set<string>>} */
const known = new Map();
/** @type {Map<string, string>} */
const parents = new Map();

for (const file of TYPINGS) {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, root), 'utf8'), ts.ScriptTarget.Latest);
  for (const statement of source.statements) {
    if (!ts.isClassDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) continue;
    const name = statement.name?.text ?? '';
    const members = known.get(name) ?? new Set();
    for (const member of statement.members) {
      if (member.name && 'text' in member.name) members.add(String(member.name.text));
    }
    known.set(name, members);
    const parent = statement.heritageClauses?.[0]?.types[0].expression;
    if (parent && ts.isIdentifier(parent)) parents.set(name, parent.text);
  }
}

/**
 * @param {string} name
 * @param {string} member
 * @returns {boolean}
 */
function isKnown(name, member) {
  const parent = parents.get(name);
  return (known.get(name)?.has(member) ?? false) || parent !== undefined && isKnown(parent, member);
}

for (const [name, kind] of Object.entries({ ...application, ...artwork, ...document, ...files, ...items })) {
  if (typeof kind !== 'function' || !('members' in kind) || OWN.includes(name)) continue;
  const real = /** @type {Record<string, string>} */ (NAMES)[name] ?? name;
  for (const member of /** @type {string[]} */ (kind.members)) {
    if (!isKnown(real, member)) process.stdout.write(`${real}.${member}\n`);
  }
}
