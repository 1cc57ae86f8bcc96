/**
 * Makes of the panel's sources the one file that Figma, and Illustrator, load: styles and scripts inside.
 * (Figma loads no other file; Illustrator's page is a file, and files may not load modules.)
 *
 *   node build-panels.mjs           writes them
 *   node build-panels.mjs --check   exits 1 when a committed one is out of date
 *
 * Not minified, so that a change of the panel can be read in the committed files.
 */

import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const panel = join(here, 'plugin_server', 'panel');
const STYLE_LINK = /<link rel="stylesheet" href="panel\/([\w-]+\.css)">/g;
const NOTE = '<!-- Generated from plugin_server/panel by build-panels.mjs. -->';

/** Figma makes a policy of its manifest; Illustrator makes none, so the page brings its own. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
  + 'img-src data: blob:; '
  + 'connect-src http://localhost:41010 http://localhost:41011 http://localhost:41012';

/** @type {{host: string, file: string, target: string, head: string}[]} */
const PAGES = [
  { host: 'figma', file: 'plugin_figma/ui.html', target: 'es2020', head: '' },
  {
    host: 'illustrator',
    file: 'plugin_illustrator/panel.html',
    // The browser of CEP 11, in Illustrator 25.3.
    target: 'chrome88',
    head: `\n  <meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
  },
];

/**
 * @param {string} target
 * @returns {Promise<string>}
 */
async function bundle(target) {
  const result = await build({
    entryPoints: [join(panel, 'main.js')],
    absWorkingDir: panel,
    bundle: true,
    format: 'iife',
    target,
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

/**
 * @param {typeof PAGES[number]} page
 * @returns {Promise<string>}
 */
async function makePage({ host, target, head }) {
  const [page, script] = await Promise.all([readFile(join(panel, 'index.html'), 'utf8'), bundle(target)]);
  const links = [...page.matchAll(STYLE_LINK)];
  const charset = '<meta charset="utf-8">';
  /** @type {[string, string][]} */
  const replacements = [
    ['<!doctype html>', `<!doctype html>\n${NOTE}`],
    ['data-host="browser"', `data-host="${host}"`],
    [charset, `${charset}${head}`],
    ...await Promise.all(links.map(styleFor)),
    ['  <script type="module" src="panel/main.js"></script>\n', ''],
    ['</body>', `<script>\n${script}</script>\n</body>`],
  ];
  return replacements.reduce((text, [part, by]) => replaceOnce(text, part, by), page);
}

for (const page of PAGES) {
  const made = await makePage(page);
  const path = join(here, page.file);
  if (process.argv.includes('--check')) {
    const committed = await readFile(path, 'utf8').catch(() => '');
    if (committed !== made) {
      process.stderr.write(`${page.file} is out of date: run python3 dev.py ui\n`);
      process.exitCode = 1;
    }
  } else {
    await writeFile(path, made);
  }
}
