/**
 * The colours that are there already, for the palette: of what is selected, then the document's swatches.
 */

var TenfoldColours = (function () {
  var MOST = 24;
  /** So many items are looked through, which takes no time. */
  var MOST_ITEMS = 300;
  /** Black of every separation, no colour of a design. */
  var REGISTRATION = '[Registration]';

  /** @returns {{colours: string[]}} `#RRGGBB`, each once */
  function read() {
    var document = TenfoldApplication.currentDocument();
    if (document === null) return { colours: [] };
    return { colours: eachOnce(ofItems(TenfoldSketch.selectedItems(document)).concat(ofSwatches(document))) };
  }

  /**
   * @param {PageItem[]} items
   * @returns {(string | null)[]}
   */
  function ofItems(items) {
    /** @type {(string | null)[]} */
    var found = [];
    var all = items.slice(0);
    for (var index = 0; index < all.length && index < MOST_ITEMS; index += 1) {
      var item = all[index];
      if (item.typename === 'PathItem') {
        var path = /** @type {PathItem} */ (item);
        if (path.filled) found.push(hexOf(path.fillColor));
        if (path.stroked) found.push(hexOf(path.strokeColor));
      } else if (item.typename === 'CompoundPathItem') {
        // All of its paths are painted alike.
        all.push(/** @type {CompoundPathItem} */ (item).pathItems[0]);
      } else if (item.typename === 'GroupItem') {
        var inside = /** @type {GroupItem} */ (item).pageItems;
        for (var number = 0; number < inside.length && all.length < MOST_ITEMS; number += 1) {
          all.push(inside[number]);
        }
      }
    }
    return found;
  }

  /**
   * @param {Document} document
   * @returns {(string | null)[]}
   */
  function ofSwatches(document) {
    /** @type {(string | null)[]} */
    var found = [];
    for (var index = 0; index < document.swatches.length && index < MOST_ITEMS; index += 1) {
      var swatch = document.swatches[index];
      if (swatch.name !== REGISTRATION) found.push(hexOf(swatch.color));
    }
    return found;
  }

  /** @param {(string | null)[]} colours */
  function eachOnce(colours) {
    /** @type {string[]} */
    var kept = [];
    /** @type {{[colour: string]: boolean}} */
    var seen = {};
    for (var index = 0; index < colours.length && kept.length < MOST; index += 1) {
      var colour = colours[index];
      if (colour === null || seen[colour]) continue;
      seen[colour] = true;
      kept.push(colour);
    }
    return kept;
  }

  /**
   * @param {any} colour of any of Illustrator's kinds
   * @returns {string | null} null for gradients, patterns and no colour
   */
  function hexOf(colour) {
    if (colour.typename === 'SpotColor') return hexOf(colour.spot.color);
    if (colour.typename === 'RGBColor') return hex([colour.red, colour.green, colour.blue]);
    if (colour.typename === 'GrayColor') {
      var light = 255 * (1 - colour.gray / 100);
      return hex([light, light, light]);
    }
    if (colour.typename !== 'CMYKColor') return null;
    return hex(app.convertSampleColor(
      ImageColorSpace.CMYK,
      [colour.cyan, colour.magenta, colour.yellow, colour.black],
      ImageColorSpace.RGB,
      ColorConvertPurpose.defaultpurpose
    ));
  }

  /** @param {number[]} parts 0 to 255 */
  function hex(parts) {
    var text = '#';
    for (var index = 0; index < 3; index += 1) {
      var part = Math.round(parts[index]).toString(16).toUpperCase();
      text += part.length < 2 ? '0' + part : part;
    }
    return text;
  }

  return { read: read };
}());
