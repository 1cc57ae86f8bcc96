/**
 * Finds Tenfold, and keeps knowing whether it is there.
 *
 * One loop asks again and again and is the only judge of the connection. Whoever fails to reach the server
 * calls `doubt()` and then waits for `online()`; so the panel recovers by itself after a restart.
 */

import { API_VERSION, ApiError, Unreachable, call } from './api.js';
import { isOnline } from './state.js';

/** @typedef {import('./state.js').Connection} Connection */
/** @typedef {import('./api.js').Target} Target */
/** @typedef {import('./host.js').Host} Host */
/** @typedef {{base: string, version: string, apiVersion: number}} Found */

const PROBE_TIMEOUT_MS = 600;
const SECOND_LOOK_TIMEOUT_MS = 3000;
const SECOND_LOOK_AFTER_MS = 200;
const ONLINE_PAUSE_MS = 3000;
const OTHER_PAUSE_MS = 1000;

/**
 * @param {string} base
 * @param {number} timeout
 * @returns {Promise<Found | null>} null when no Tenfold answers there
 */
async function probe(base, timeout) {
  try {
    const response = await call({ base, token: null, language: 'en' }, '/healthz', { timeout });
    const health = await response.json();
    if (health.server !== 'tenfold') return null;
    return { base, version: String(health.version), apiVersion: Number(health.api_version) };
  } catch {
    return null;
  }
}

/**
 * The server to talk to: the first of those we understand, else the first that is Tenfold at all.
 * @param {(Found | null)[]} answers in the order of the candidates
 * @returns {Found | null}
 */
export function chooseServer(answers) {
  const found = answers.filter((answer) => answer !== null);
  return found.find((answer) => answer.apiVersion === API_VERSION) ?? found[0] ?? null;
}

/**
 * @param {Target} target
 * @returns {Promise<Connection>}
 */
async function readiness(target) {
  try {
    const ready = await (await call(target, '/readyz')).json();
    return { phase: 'ready', model: String(ready.model) };
  } catch (error) {
    if (error instanceof Unreachable) return { phase: 'absent' };
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) return { phase: 'unpaired' };
    const state = /** @type {{state?: string} | null} */ (error.body)?.state;
    if (state === 'starting') return { phase: 'starting' };
    return { phase: 'broken', problem: error.problem };
  }
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * @param {{host: Host, languageOf: () => string, onChange: (connection: Connection) => void}} parts
 */
export function createConnection({ host, languageOf, onChange }) {
  /** @type {Connection} */
  let current = { phase: 'connecting' };
  /** @type {Target} */
  let target = { base: '', token: null, language: languageOf() };
  let hurried = false;
  let wake = () => {};
  /** @type {{until: (connection: Connection) => boolean, resolve: () => void}[]} */
  let waiting = [];

  /** @param {Connection} next */
  function become(next) {
    current = next;
    onChange(next);
    const due = waiting.filter(({ until }) => until(next));
    waiting = waiting.filter(({ until }) => !until(next));
    for (const { resolve } of due) resolve();
  }

  /**
   * @param {(connection: Connection) => boolean} until
   * @returns {Promise<void>}
   */
  function wait(until) {
    if (until(current)) return Promise.resolve();
    return new Promise((resolve) => waiting.push({ until, resolve }));
  }

  /** @param {number} timeout */
  async function find(timeout) {
    return chooseServer(await Promise.all(host.servers.map((base) => probe(base, timeout))));
  }

  /** @returns {Promise<Connection>} */
  async function look() {
    let found = await find(PROBE_TIMEOUT_MS);
    if (found === null && current.phase !== 'absent' && current.phase !== 'blocked') {
      // A busy machine may be late once; only a second silence counts. Where nobody listens, both are short.
      await pause(SECOND_LOOK_AFTER_MS);
      found = await find(SECOND_LOOK_TIMEOUT_MS);
    }
    if (found === null) return { phase: (await host.isBlocked()) ? 'blocked' : 'absent' };
    if (found.apiVersion !== API_VERSION) {
      return { phase: 'incompatible', version: found.version, apiVersion: found.apiVersion };
    }
    target = { ...target, base: found.base };
    return target.token === null ? { phase: 'unpaired' } : readiness(target);
  }

  async function keepLooking() {
    for (;;) {
      const seen = target;
      const next = await look();
      // A token that came while we were looking makes what we saw out of date.
      if (seen.token === target.token) {
        if (next.phase === 'unpaired') target = { ...target, token: null };
        become(next);
      }
      if (!hurried) {
        await new Promise((resolve) => {
          wake = () => resolve(undefined);
          setTimeout(resolve, isOnline(current) ? ONLINE_PAUSE_MS : OTHER_PAUSE_MS);
        });
      }
      hurried = false;
    }
  }

  function hurry() {
    hurried = true;
    wake();
  }

  return {
    get target() {
      return { ...target, language: languageOf() };
    },
    /** @param {string | null} token */
    start(token) {
      target = { ...target, token };
      void keepLooking();
    },
    /** Something did not answer as it should: look again now. */
    doubt() {
      if (isOnline(current)) become({ phase: 'connecting' });
      hurry();
    },
    lookNow: hurry,
    /** @param {string} token */
    useToken(token) {
      target = { ...target, token };
      hurry();
    },
    /** Resolves when requests can be sent. */
    online: () => wait(isOnline),
    /** Resolves when a Tenfold that we understand answers, paired with us or not. */
    reached: () => wait((connection) => isOnline(connection) || connection.phase === 'unpaired'),
  };
}
