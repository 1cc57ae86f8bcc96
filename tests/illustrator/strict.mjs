/**
 * How a script sees the mock: only what Illustrator really has, everything else is an error. A mock that
 * forgives hides the mistakes that it is there to find.
 *
 * Each class names its members; test_mock.py holds the names to Adobe's own.
 */

/** Everything that a script may hold of the mock. */
export class Scriptable {
  /** What a script may touch. @type {readonly string[]} */
  static members = ['typename'];
  isGone = false;

  get typename() {
    return this.constructor.name;
  }
}

/**
 * @param {Scriptable} object
 * @returns {Set<string>}
 */
function membersOf(object) {
  /** @type {Set<string>} */
  const names = new Set();
  let kind = object.constructor;
  while (typeof kind === 'function' && 'members' in kind) {
    for (const name of /** @type {string[]} */ (kind.members)) names.add(name);
    kind = Object.getPrototypeOf(kind);
  }
  return names;
}

/** @typedef {(values: unknown[]) => unknown[]} MakeArray an array of the script's own realm */

/** @param {MakeArray} makeArray */
export function createBorder(makeArray) {
  /** @type {WeakMap<object, object>} */
  const proxies = new WeakMap();
  /** @type {WeakMap<object, object>} */
  const originals = new WeakMap();

  /**
   * @param {unknown} value of the mock
   * @returns {any} as the script gets it
   */
  function out(value) {
    if (Array.isArray(value)) return makeArray(value.map(out));
    if (!(value instanceof Scriptable)) return value;
    const known = proxies.get(value);
    if (known) return known;
    const proxy = new Proxy(value, handlerFor(value));
    proxies.set(value, proxy);
    originals.set(proxy, value);
    return proxy;
  }

  /**
   * @param {any} value of the script
   * @returns {any} as the mock knows it
   */
  function into(value) {
    if (value !== null && typeof value === 'object' && originals.has(value)) return originals.get(value);
    if (Array.isArray(value)) return Array.from(value, into);
    return value;
  }

  /**
   * @param {Scriptable} object
   * @returns {ProxyHandler<Scriptable>}
   */
  function handlerFor(object) {
    const members = membersOf(object);
    const name = object.typename;

    /** @param {string | symbol} property */
    function check(property) {
      if (object.isGone) throw new Error(`the ${name} is not there any more`);
      const isIndex = typeof property === 'string' && /^\d+$/.test(property);
      if (isIndex && members.has('length')) return;
      if (typeof property === 'symbol' || !members.has(property)) {
        throw new Error(`${name} has no ${String(property)}`);
      }
    }

    return {
      get(target, property) {
        // What tells arrays from others, and what makes text of a thing, asks for symbols.
        if (typeof property === 'symbol' || property === 'constructor') return undefined;
        if (property === 'toString') return () => `[${name}]`;
        check(property);
        const value = /^\d+$/.test(property)
          ? /** @type {any} */ (target).at(Number(property))
          : Reflect.get(target, property, target);
        if (typeof value !== 'function') return out(value);
        return (/** @type {unknown[]} */ ...values) => out(value.apply(target, values.map(into)));
      },
      set(target, property, value) {
        check(property);
        if (!Reflect.set(target, property, into(value), target)) {
          throw new Error(`${name}.${String(property)} cannot be set`);
        }
        return true;
      },
    };
  }

  return { out, into };
}
