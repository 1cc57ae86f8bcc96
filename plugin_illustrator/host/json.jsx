/**
 * JSON for Illustrator's script engine, which has none.
 *
 * What comes from outside is read character by character and never run as a script.
 */

var TenfoldJson = (function () {
  var ESCAPES = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
  var NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/;
  /** Quotes, backslashes, controls, and the two line ends that JSON allows and scripts do not. */
  // eslint-disable-next-line no-control-regex
  var UNSAFE = /["\\\u0000-\u001f\u2028\u2029]/g;
  var LONGEST_NUMBER = 40;
  var DEEPEST = 32;

  /**
   * @param {unknown} value null, booleans, finite numbers, strings, arrays and plain objects of these
   * @returns {string}
   */
  function encode(value) {
    if (value === null || value === undefined) return 'null';
    if (typeof value === 'string') return quote(value);
    if (typeof value === 'number') return isFinite(value) ? String(value) : 'null';
    if (typeof value === 'boolean') return String(value);
    return value instanceof Array ? encodeArray(value) : encodeObject(/** @type {any} */ (value));
  }

  /** @param {unknown[]} values */
  function encodeArray(values) {
    var parts = [];
    for (var index = 0; index < values.length; index += 1) parts.push(encode(values[index]));
    return '[' + parts.join(',') + ']';
  }

  /** @param {any} object */
  function encodeObject(object) {
    var parts = [];
    for (var key in object) {
      if (object.hasOwnProperty(key)) parts.push(quote(key) + ':' + encode(object[key]));
    }
    return '{' + parts.join(',') + '}';
  }

  /** @param {string} text */
  function quote(text) {
    return '"' + text.replace(UNSAFE, escaped) + '"';
  }

  /** @param {string} character */
  function escaped(character) {
    return '\\u' + ('0000' + character.charCodeAt(0).toString(16)).slice(-4);
  }

  /**
   * The same JSON in ASCII, for ways on which other letters get lost.
   * @param {string} json
   */
  function toAscii(json) {
    return json.replace(/[^ -~]/g, escaped);
  }

  /**
   * @param {string} text
   * @returns {any}
   * @throws {Error} where the text is not JSON
   */
  function decode(text) {
    var at = 0;

    /** @returns {Error} */
    function unexpected() {
      return new Error('no JSON at character ' + at);
    }

    function skipSpace() {
      while (at < text.length && ' \t\n\r'.indexOf(text.charAt(at)) !== -1) at += 1;
    }

    /** @param {string} expected */
    function take(expected) {
      if (text.substr(at, expected.length) !== expected) throw unexpected();
      at += expected.length;
    }

    /** @param {string} wanted */
    function isNext(wanted) {
      skipSpace();
      return text.charAt(at) === wanted;
    }

    /**
     * @param {number} depth
     * @returns {any}
     */
    function readValue(depth) {
      if (depth > DEEPEST) throw unexpected();
      if (isNext('{')) return readObject(depth);
      if (isNext('[')) return readArray(depth);
      if (isNext('"')) return readString();
      if (isNext('t')) return readWord('true', true);
      if (isNext('f')) return readWord('false', false);
      if (isNext('n')) return readWord('null', null);
      return readNumber();
    }

    /**
     * @param {string} word
     * @param {boolean | null} value
     */
    function readWord(word, value) {
      take(word);
      return value;
    }

    function readNumber() {
      var found = NUMBER.exec(text.substr(at, LONGEST_NUMBER));
      if (found === null) throw unexpected();
      at += found[0].length;
      return Number(found[0]);
    }

    function readString() {
      var parts = [];
      take('"');
      for (;;) {
        var start = at;
        while (at < text.length && text.charAt(at) !== '"' && text.charAt(at) !== '\\') at += 1;
        if (at >= text.length) throw unexpected();
        parts.push(text.substring(start, at));
        at += 1;
        if (text.charAt(at - 1) === '"') return parts.join('');
        parts.push(readEscape());
      }
    }

    /** @returns {string} */
    function readEscape() {
      var letter = text.charAt(at);
      at += 1;
      if (letter !== 'u') {
        if (!ESCAPES.hasOwnProperty(letter)) throw unexpected();
        return /** @type {any} */ (ESCAPES)[letter];
      }
      var code = text.substr(at, 4);
      if (!/^[0-9a-fA-F]{4}$/.test(code)) throw unexpected();
      at += 4;
      return String.fromCharCode(parseInt(code, 16));
    }

    /** @param {number} depth */
    function readArray(depth) {
      /** @type {any[]} */
      var values = [];
      take('[');
      if (isNext(']')) return readWordThen(']', values);
      for (;;) {
        values.push(readValue(depth + 1));
        if (isNext(']')) return readWordThen(']', values);
        take(',');
      }
    }

    /** @param {number} depth */
    function readObject(depth) {
      /** @type {any} */
      var object = {};
      take('{');
      if (isNext('}')) return readWordThen('}', object);
      for (;;) {
        skipSpace();
        var key = readString();
        // Setting it would change what the object inherits.
        if (key === '__proto__') throw unexpected();
        skipSpace();
        take(':');
        object[key] = readValue(depth + 1);
        if (isNext('}')) return readWordThen('}', object);
        take(',');
      }
    }

    /**
     * @param {string} end
     * @param {any} value
     */
    function readWordThen(end, value) {
      take(end);
      return value;
    }

    var value = readValue(0);
    skipSpace();
    if (at !== text.length) throw unexpected();
    return value;
  }

  return { encode: encode, decode: decode, toAscii: toAscii };
}());
