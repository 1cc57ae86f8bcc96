/**
 * How long a plugin that was closed is still taken for one that follows its generation.
 *
 * The host kills the plugin's page without a word, and the server can't see that a client has gone before its
 * long poll ends; so where a heartbeat is sent, the polls are short.
 */

/** Long enough for a host that is busy with a large document. */
export const HEARTBEAT_SECONDS = 8;

const WAIT_SECONDS = 20;

/**
 * The seconds that one long poll of a generation waits.
 * @param {import('./api.js').GenerationRequest} request
 */
export function waitFor({ heartbeat }) {
  return heartbeat === undefined ? WAIT_SECONDS : Math.ceil(heartbeat / 2);
}
