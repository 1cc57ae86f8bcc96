/**
 * Pairing: six digits that Tenfold shows where it runs, exchanged once for a token that is kept.
 */

import { ApiError, askForCode, exchangeCode } from './api.js';

/** @typedef {import('./generating.js').Connection} Connection */
/** @typedef {import('./host.js').Host} Host */
/** @typedef {import('./runs.js').Store} Store */
/** @typedef {import('./state.js').Pairing} Pairing */
/** @typedef {import('./api.js').Problem} Problem */

/**
 * The pairing in the link that Tenfold opens at its start, `#pairing=<id>.<code>`.
 * @param {string} fragment
 * @returns {{id: string, code: string} | null}
 */
export function parsePairingLink(fragment) {
  const match = /^#pairing=([\w-]+)\.(\d{6})$/.exec(fragment);
  return match ? { id: match[1], code: match[2] } : null;
}

/** @param {{host: Host, store: Store, connection: Connection}} parts */
export function createPairing({ host, store, connection }) {
  /**
   * @param {Pairing['step']} step
   * @param {string | null} [id]
   * @param {Problem | null} [problem]
   */
  function become(step, id = null, problem = null) {
    store.dispatch({ type: 'pairing', pairing: { step, id, problem } });
  }

  async function ask() {
    become('asking');
    try {
      const { id } = await askForCode(connection.target, host.client);
      become('code', id);
    } catch (error) {
      become('none', null, refusal(error));
    }
  }

  /** @param {string} code */
  async function answer(code) {
    const { id, step } = store.state.pairing;
    if (id === null || step !== 'code') return;
    become('checking', id);
    try {
      await exchange(id, code);
    } catch (error) {
      if (error instanceof ApiError && error.status === 410) become('expired');
      else become('code', id, refusal(error));
    }
  }

  /**
   * @param {string} id
   * @param {string} code
   */
  async function exchange(id, code) {
    const token = await exchangeCode(connection.target, id, code);
    await host.write('token', token);
    connection.useToken(token);
    become('none');
  }

  /**
   * Takes the pairing out of the address, so that it stays neither in view nor in the history, and uses it.
   * @param {Window} page
   * @returns {Promise<boolean>} whether the page came with a pairing that was good
   */
  async function redeemLink(page) {
    const link = parsePairingLink(page.location.hash);
    if (link === null) return false;
    page.history.replaceState(null, '', page.location.pathname);
    await connection.reached();
    return exchange(link.id, link.code).then(() => true, () => false);
  }

  /**
   * @param {unknown} error
   * @returns {Problem | null} null when the server is away, which the connection tells by itself
   */
  function refusal(error) {
    if (error instanceof ApiError) return error.problem;
    connection.doubt();
    return null;
  }

  return { ask, answer, redeemLink };
}
