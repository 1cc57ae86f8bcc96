/**
 * Calls to the Tenfold server, as docs/http.md describes them.
 *
 * There are two ways in which a call goes wrong, and callers treat them differently: the server answered
 * that it cannot (`ApiError`, shown to the user), or there was no answer (`Unreachable`, waited out).
 */

/** The version of docs/http.md that this panel was written for. */
export const API_VERSION = 1;

const CALL_TIMEOUT_MS = 15000;
const TRIGGER_WAIT_SECONDS = 20;

/** @typedef {{base: string, token: string | null, language: string}} Target */
/** @typedef {{code: string, message: string | null, remedy: string | null}} Problem */
/**
 * @typedef {object} Variation
 * @property {number} index
 * @property {number} seed
 * @property {number} width
 * @property {number} height
 * @property {string | null} [svg] where the vectors are; null for a model that paints pictures
 * @property {string} png
 * @property {string | null} [name] a short caption
 * @property {Design | null} [design]
 * @property {boolean} [favourite]
 */
/** @typedef {Record<string, string | number>} Design field names and values */
/**
 * @typedef {object} Chip something that a wish was understood as
 * @property {string} field
 * @property {string | number | null} value
 * @property {string} label
 * @property {'pin' | 'allowed' | 'excluded' | 'bias' | 'range'} kind
 * @property {(string | number)[]} values
 * @property {string} text the words that said so
 * @property {'prompt' | 'pin' | 'like' | 'reference'} source
 */
/** @typedef {{field: string, kept: string, dropped: string, message: string}} Contradiction */
/** @typedef {{chips: Chip[], unknown: string[], contradictions: Contradiction[]}} Reading */
/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} group
 * @property {'choice' | 'count' | 'size' | 'colour'} kind
 * @property {string} label
 * @property {{name: string, label: string}[] | null} values of a choice
 * @property {string | null} unit
 * @property {number | null} low
 * @property {number | null} high
 */
/** @typedef {{media_type: string, data: string}} Sketch */
/**
 * @typedef {object} GenerationRequest
 * @property {string} [prompt]
 * @property {number} [seed]
 * @property {Sketch} [sketch]
 * @property {string} [model]
 * @property {Design} [pins]
 * @property {string[]} [free] fields that are left open whatever the prompt says
 * @property {string} [like] "<generation>/<k>"
 * @property {string[]} [locks] fields and groups that stay as they are in `like`
 * @property {number} [strength]
 * @property {number} [count]
 * @property {[number, number][]} [path] on the model's latent map
 * @property {number} [heartbeat] seconds without anybody who follows, after which it is cancelled
 */
/** @typedef {{generations: Generation[], next: string | null}} Page */
/**
 * @typedef {object} Generation
 * @property {string} id
 * @property {'queued' | 'running' | 'finished' | 'failed' | 'cancelled'} state
 * @property {number} revision
 * @property {string} created_at
 * @property {number | null} position
 * @property {number} [progress] 0 to 1
 * @property {{name: string, version: number}} model
 * @property {string} prompt
 * @property {number} seed
 * @property {number} count
 * @property {Design} pins
 * @property {string[]} [free]
 * @property {string | null} like
 * @property {string[]} [locks]
 * @property {[number, number][] | null} [path]
 * @property {number} strength
 * @property {Reading | null} [reading]
 * @property {{field: string, reason: string}[]} ignored
 * @property {Variation[]} variations
 * @property {Problem | null} error
 */
/** @typedef {{seed: number, x: number, y: number, name: string}} MapPoint x and y from -1 to 1, y upwards */
/**
 * @typedef {object} LatentMap
 * @property {{name: string, version: number}} model
 * @property {string} png a sheet with a picture of each point
 * @property {number} cell pixels a side of a picture
 * @property {number} columns of pictures
 * @property {MapPoint[]} points
 */
/** @typedef {{number: number, host: string | null}} Trigger whose panel is meant; null means any */
/**
 * @typedef {object} CallOptions
 * @property {string} [method]
 * @property {unknown} [body]
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal]
 * @property {number} [timeout]
 */

/** The server answered, and the answer is no. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {unknown} body
   */
  constructor(status, body) {
    const problem = problemIn(body);
    super(problem.message ?? problem.code);
    this.status = status;
    this.body = body;
    this.problem = problem;
  }
}

/** Nobody answered. */
export class Unreachable extends Error {}

/**
 * @param {unknown} body
 * @returns {Problem}
 */
function problemIn(body) {
  const error = /** @type {{error?: Partial<Problem>} | null} */ (body)?.error;
  return {
    code: error?.code ?? 'unexpected',
    message: error?.message ?? null,
    remedy: error?.remedy ?? null,
  };
}

/**
 * One call. An abort by the caller's signal is rethrown as it is; running out of time is `Unreachable`.
 * @param {Target} target
 * @param {string} path
 * @param {CallOptions} [options]
 * @returns {Promise<Response>}
 */
export async function call(target, path, options = {}) {
  const { method = 'GET', body, headers = {}, signal, timeout = CALL_TIMEOUT_MS } = options;
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, timeout);
  signal?.addEventListener('abort', abort);
  try {
    if (signal?.aborted) abort();
    const response = await fetch(target.base + path, {
      method,
      headers: { ...standingHeaders(target, body !== undefined), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: controller.signal,
      cache: 'no-store',
      credentials: 'omit',
    });
    if (response.ok) return response;
    throw new ApiError(response.status, await response.json().catch(() => null));
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted) throw error;
    throw new Unreachable(path);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/**
 * @param {Target} target
 * @param {boolean} hasBody
 * @returns {Record<string, string>}
 */
function standingHeaders(target, hasBody) {
  return {
    'Accept-Language': target.language,
    ...(target.token === null ? {} : { Authorization: `Bearer ${target.token}` }),
    ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
  };
}

/**
 * @param {Target} target
 * @param {GenerationRequest} request
 * @param {string} key the same key gives the same generation, so that a lost reply costs nothing
 * @returns {Promise<Generation>}
 */
export async function createGeneration(target, request, key) {
  const headers = { 'Idempotency-Key': key };
  const response = await call(target, '/v1/generations', { method: 'POST', body: request, headers });
  return response.json();
}

/**
 * Returns as soon as the generation has changed since `revision`, or after a while with what there is.
 * @param {Target} target
 * @param {string} id
 * @param {number} revision
 * @param {number} wait seconds
 * @param {AbortSignal} signal
 * @returns {Promise<Generation>}
 */
export async function awaitChange(target, id, revision, wait, signal) {
  const path = `/v1/generations/${id}?wait=${wait}&after=${revision}`;
  const timeout = wait * 1000 + CALL_TIMEOUT_MS;
  return (await call(target, path, { signal, timeout })).json();
}

/**
 * The last press of the hotkey.
 * @param {Target} target
 * @param {number | null} known waits until its number is another, or for a while; null answers at once
 * @returns {Promise<Trigger>}
 */
export async function awaitTrigger(target, known) {
  const query = known === null ? 'wait=0' : `wait=${TRIGGER_WAIT_SECONDS}&after=${known}`;
  const timeout = TRIGGER_WAIT_SECONDS * 1000 + CALL_TIMEOUT_MS;
  return (await call(target, `/v1/triggers?${query}`, { timeout })).json();
}

/**
 * @param {Target} target
 * @param {string} id
 * @returns {Promise<Generation>}
 */
export async function cancelGeneration(target, id) {
  return (await call(target, `/v1/generations/${id}`, { method: 'DELETE' })).json();
}

/**
 * Cancels all that waits or runs, whoever asked for it.
 * @param {Target} target
 */
export async function cancelAll(target) {
  await call(target, '/v1/generations', { method: 'DELETE' });
}

/**
 * Earlier generations, newest first.
 * @param {Target} target
 * @param {Record<string, string>} query
 * @returns {Promise<Page>}
 */
export async function fetchPage(target, query) {
  return (await call(target, `/v1/generations?${new URLSearchParams(query)}`)).json();
}

/**
 * The last different prompts, newest first.
 * @param {Target} target
 * @returns {Promise<string[]>}
 */
export async function fetchPrompts(target) {
  return (await (await call(target, '/v1/prompts?limit=5')).json()).prompts;
}

/**
 * The names of the models.
 * @param {Target} target
 * @returns {Promise<string[]>}
 */
export async function fetchModels(target) {
  const { models } = await (await call(target, '/v1/models')).json();
  return models.map((/** @type {{name: string}} */ model) => model.name);
}

/**
 * The names of the models that have a latent map, the default one first.
 * @param {Target} target
 * @returns {Promise<string[]>}
 */
export async function fetchMapped(target) {
  /** @type {{models: {name: string, default: boolean, map: string | null}[]}} */
  const { models } = await (await call(target, '/v1/models')).json();
  return models.filter(({ map }) => map !== null)
    .sort((a, b) => Number(b.default) - Number(a.default))
    .map(({ name }) => name);
}

/**
 * @param {Target} target
 * @param {string} model
 * @returns {Promise<LatentMap>}
 */
export async function fetchMap(target, model) {
  return (await call(target, `/v1/models/${encodeURIComponent(model)}/map`)).json();
}

/**
 * The pictures of a map's garments. (Fetched and not linked, as a variation's.)
 * @param {Target} target
 * @param {LatentMap} map
 */
export async function fetchMapPictures(target, map) {
  return (await call(target, map.png)).blob();
}

/**
 * Keeps a variation among the favourites, or takes it out.
 * @param {Target} target
 * @param {string} id
 * @param {number} index
 * @param {boolean} favourite
 */
export async function keepFavourite(target, id, index, favourite) {
  const path = `/v1/generations/${id}/variations/${index}/favourite`;
  await call(target, path, { method: favourite ? 'PUT' : 'DELETE' });
}

/**
 * Variations on pages to be printed.
 * @param {Target} target
 * @param {string} id
 * @param {number[]} indices
 */
export async function fetchSheet(target, id, indices) {
  return (await call(target, `/v1/generations/${id}/sheet.pdf?variations=${indices.join()}`)).blob();
}

/**
 * What a prompt is understood as, without generating anything.
 * @param {Target} target
 * @param {string} prompt
 * @param {AbortSignal} signal
 * @returns {Promise<Reading>}
 */
export async function parsePrompt(target, prompt, signal) {
  const options = { method: 'POST', body: { prompt }, signal };
  return (await call(target, '/v1/prompts:parse', options)).json();
}

/**
 * Every field of a design with its values, named in the target's language.
 * @param {Target} target
 * @returns {Promise<Field[]>}
 */
export async function fetchFields(target) {
  return (await (await call(target, '/v1/fields')).json()).fields;
}

/**
 * A variation's vectors.
 * @param {Target} target
 * @param {string} address
 * @param {AbortSignal} [signal]
 */
export async function fetchVectors(target, address, signal) {
  return (await call(target, address, { signal })).blob();
}

/**
 * A variation's picture. It is fetched and not linked, because an image element cannot send the token.
 * @param {Target} target
 * @param {Variation} variation
 * @param {number} size pixels a side
 * @param {AbortSignal} [signal]
 */
export async function fetchPicture(target, variation, size, signal) {
  return (await call(target, `${variation.png}?size=${size}`, { signal })).blob();
}

/**
 * Asks Tenfold to show six digits.
 * @param {Target} target
 * @param {string} client who asks, as Tenfold shows it
 * @returns {Promise<{id: string, expires_in: number}>}
 */
export async function askForCode(target, client) {
  const path = '/v1/pairing';
  return (await call({ ...target, token: null }, path, { method: 'POST', body: { client } })).json();
}

/**
 * Exchanges the six digits for a token.
 * @param {Target} target
 * @param {string} id
 * @param {string} code
 * @returns {Promise<string>}
 */
export async function exchangeCode(target, id, code) {
  const path = `/v1/pairing/${encodeURIComponent(id)}`;
  const response = await call({ ...target, token: null }, path, { method: 'POST', body: { code } });
  return (await response.json()).token;
}
