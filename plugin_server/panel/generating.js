/**
 * Follows one generation from its request to its end.
 *
 * Every call is made until it is answered. The key makes sending twice harmless, and the revision makes
 * asking twice harmless, so a server that is stopped and started in between costs only time.
 */

import {
  ApiError, Unreachable, awaitChange, cancelGeneration, createGeneration,
} from './api.js';
import { waitFor } from './heartbeat.js';
import { hasEnded } from './state.js';

/** @typedef {import('./api.js').Generation} Generation */
/** @typedef {import('./api.js').GenerationRequest} GenerationRequest */
/** @typedef {import('./api.js').Target} Target */
/** @typedef {ReturnType<typeof import('./connection.js').createConnection>} Connection */

const PAUSE_BEFORE_RETRY_MS = 250;

/** The server does not know the generation: it was started anew without its memory. */
export class Lost extends Error {}

/**
 * @template T
 * @param {Connection} connection
 * @param {AbortSignal} signal
 * @param {() => Promise<T>} attempt
 * @returns {Promise<T>}
 */
export async function untilAnswered(connection, signal, attempt) {
  for (;;) {
    await unlessAborted(connection.online(), signal);
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      connection.doubt();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_BEFORE_RETRY_MS));
    }
  }
}

/**
 * Whether waiting helps: for the server to come back, or for the user to pair again.
 * @param {unknown} error
 */
function isPassing(error) {
  return error instanceof Unreachable || error instanceof ApiError && error.status === 401;
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
function unlessAborted(promise, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DOMException('Cancelled', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/**
 * @typedef {object} FollowParts
 * @property {Connection} connection
 * @property {GenerationRequest} request
 * @property {string} key
 * @property {AbortSignal} signal
 * @property {(generation: Generation) => void} onGeneration
 */

/**
 * @param {FollowParts} parts
 * @returns {Promise<Generation>} the generation when it has ended
 */
export async function follow({ connection, request, key, signal, onGeneration }) {
  let generation = await untilAnswered(connection, signal, () =>
    createUnlessAborted(connection.target, request, key, signal));
  onGeneration(generation);
  while (!hasEnded(generation.state)) {
    const { id, revision } = generation;
    generation = await untilAnswered(connection, signal, () =>
      awaitChange(connection.target, id, revision, waitFor(request), signal).catch(throwLost));
    onGeneration(generation);
  }
  return generation;
}

/**
 * A request that is cancelled on its way may still arrive. Its reply is awaited behind the scenes, so that
 * the generation can be cancelled by its name.
 * @param {Target} target
 * @param {GenerationRequest} request
 * @param {string} key
 * @param {AbortSignal} signal
 */
async function createUnlessAborted(target, request, key, signal) {
  const creation = createGeneration(target, request, key);
  try {
    return await unlessAborted(creation, signal);
  } catch (error) {
    if (signal.aborted) creation.then(({ id }) => cancelGeneration(target, id)).catch(() => {});
    throw error;
  }
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function throwLost(error) {
  throw error instanceof ApiError && error.status === 404 ? new Lost() : error;
}

/** A key that no other press has. (crypto.randomUUID would need a secure context.) */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
