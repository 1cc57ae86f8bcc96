/**
 * The hotkey that Tenfold's tray has, as it reaches an open panel: the server numbers the presses, and
 * the panel waits for the next one.
 */

import { awaitTrigger } from './api.js';

/** @typedef {import('./generating.js').Connection} Connection */

/** A server that is older than the hotkey refuses every call, so it is asked ever more rarely. */
const SHORTEST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60000;

/**
 * @param {{connection: Connection, name: string, press: () => void}} parts `name`: of this host
 * @returns {Promise<never>}
 */
export async function followTriggers({ connection, name, press }) {
  /** The last press that is known; null before the server has said. @type {number | null} */
  let known = null;
  let pause = SHORTEST_PAUSE_MS;
  for (;;) {
    await connection.online();
    try {
      const { number, host } = await awaitTrigger(connection.target, known);
      // A smaller one is of a server that was started anew, and begins to count anew.
      if (known !== null && number > known && (host ?? name) === name) press();
      known = number;
      pause = SHORTEST_PAUSE_MS;
    } catch {
      // Whether the server is there at all is for the connection to say.
      known = null;
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
}
