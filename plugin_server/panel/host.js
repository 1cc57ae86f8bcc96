/**
 * What the panel needs from the program that it is shown in, and which program that is.
 *
 * The page says so itself (`data-host` on its root), because every host gets its own copy of the page, and
 * sniffing would guess wrong sooner or later.
 */

import { createBrowserHost } from './host-browser.js';
import { createFigmaHost } from './host-figma.js';
import { createIllustratorHost } from './host-illustrator.js';

/** @typedef {import('./api.js').Generation} Generation */
/** @typedef {import('./api.js').Sketch} Sketch */
/** @typedef {import('./api.js').Variation} Variation */
/** @typedef {import('../../plugin_figma/messages').Command} Command */

/** @typedef {'token' | 'settings'} StoredKey */
/** @typedef {{variation: Variation, svg: string, names: Record<string, string>, bytes: null}
 *   | {variation: Variation, svg: null, names: {}, bytes: Uint8Array}} Picture a variation as vectors, with
 *   what their layers are called, by id, or as PNG */
/** @typedef {{again: string, like: string}} RelaunchLabels */
/** @typedef {{count: number, lost: number}} Inserted */
/**
 * @typedef {object} Host
 * @property {'browser' | 'figma' | 'illustrator'} name
 * @property {string} client who Tenfold is told is asking for a pairing
 * @property {readonly string[]} servers where Tenfold may be, best first
 * @property {number | null} heartbeat seconds after which a generation that nobody follows is cancelled, where
 *   the panel is killed when it is closed; null where its results are looked for later
 * @property {readonly string[]} languages the user's, best first, as in navigator.languages
 * @property {(key: StoredKey) => Promise<string | null>} read
 * @property {(key: StoredKey, value: string) => Promise<void>} write
 * @property {() => Promise<boolean>} isBlocked whether the browser forbids reaching this computer
 * @property {(nodes: string[] | null) => Promise<Sketch | null>} takeSketch of the given nodes, or of the
 *   selection; it also fixes where the variations will stand
 * @property {() => Promise<Sketch | null>} preview the selection as `takeSketch` would send it, but small, and
 *   without any effect
 * @property {(listener: () => void) => void} onSelection
 * @property {((file: Blob | null) => Promise<boolean>) | null} chooseSketch takes a file for the selection, or
 *   nothing, and says whether it is a picture; null with a canvas, where things are selected
 * @property {() => Promise<string[]>} colours of the document and the selection, `#RRGGBB`
 * @property {((generation: Generation, pictures: Picture[], labels: RelaunchLabels, insertion: string)
 *   => Promise<Inserted>) | null} insert puts them on the canvas, once for each name of an insertion, and says
 *   how many, and how many layers did not arrive as they were drawn; null without a canvas
 * @property {((content: Blob, name: string) => Promise<void>) | null} save as a file; null where that is
 *   not allowed
 * @property {(listener: (command: Command) => void) => void} onCommand
 * @property {((press: () => void) => void) | null} onHotkey for hosts where the panel stays open and a key
 *   works as its Generate; null for the others
 * @property {() => void} show makes the panel visible
 * @property {(text: string, cancel: string | null) => void} notify a word outside the panel; `cancel` is the
 *   label of a button for it, and keeps it there
 * @property {() => void} close
 */

/**
 * @param {Window & typeof globalThis} page
 * @returns {Host}
 */
export function chooseHost(page) {
  const { host } = page.document.documentElement.dataset;
  if (host === 'figma') return createFigmaHost(page);
  return host === 'illustrator' ? createIllustratorHost(page) : createBrowserHost(page);
}
