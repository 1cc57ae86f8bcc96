/**
 * Makes ui.html, the one file that Figma loads, of the panel's sources: styles and scripts inside.
 *
 *   node plugin_figma/build-ui.mjs           writes it
 *   node plugin_figma/build-ui.mjs --check   exits 1 when the committed one is out of date
 *
 * Not minified, so that a change of the panel can be read in the committed file.
 */

import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const panel = join(here, '..', 'plugin_server', 'panel');
const target = join(here, 'ui.html');
const STYLE_LINK = /<link rel="stylesheet" href="panel\/([\w-]+\.css)">/g;
const NOTE = '<!-- Generated from plugin_server/panel by plugin_figma/build-ui.mjs. -->';

/** @returns {Promise<string>} */
async function bundle() {
  const result = await build({
    entryPoints: [join(panel, 'main.js')],
    absWorkingDir: panel,
    bundle: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  });
  return result.outputFiles[0].text;
}

/**
 * Replaces one thing that must be there. (A function, since `$` in a replacement string has a meaning.)
 * @param {string} page
 * @param {string} part
 * @param {string} replacement
 */
function replaceOnce(page, part, replacement) {
  if (page.split(part).length !== 2) throw new Error(`index.html has not exactly one ${part}`);
  return page.replace(part, () => replacement);
}

/**
 * @param {RegExpMatchArray} link
 * @returns {Promise<[string, string]>} the link and what stands in its place
 */
async function styleFor([link, name]) {
  return [link, `<style>\n${await readFile(join(panel, name), 'utf8')}</style>`];
}

/** @returns {Promise<string>} */
async function makePage() {
  const [page, script] = await Promise.all([readFile(join(panel, 'index.html'), 'utf8'), bundle()]);
  const links = [...page.matchAll(STYLE_LINK)];
  /** @type {[string, string][]} */
  const replacements = [
    ['<!doctype html>', `<!doctype html>\n${NOTE}`],
    ['data-host="browser"', 'data-host="figma"'],
    ...await Promise.all(links.map(styleFor)),
    ['  <script type="module" src="panel/main.js"></script>\n', ''],
    ['</body>', `<script>\n${script}</script>\n</body>`],
  ];
  return replacements.reduce((text, [part, by]) => replaceOnce(text, part, by), page);
}

const page = await makePage();
if (process.argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '');
  if (committed !== page) {
    process.stderr.write('plugin_figma/ui.html is out of date: run python3 dev.py ui\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(target, page);
}
