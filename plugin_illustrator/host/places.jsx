/**
 * Finds room for the designs: beside the sketch, inside or beside the artboard, never over other work.
 *
 * A box is what Illustrator has for bounds: [left, top, right, bottom] in points, and up is more.
 */

/** @typedef {[number, number, number, number]} TenfoldBox */

var TenfoldPlaces = (function () {
  /** Illustrator's canvas is 16383 points wide and high; a little is left at its edge. */
  var CANVAS = 16300;
  /** So many places are tried to the right before a new row is begun below. */
  var PLACES_IN_A_ROW = 3;

  /**
   * @param {TenfoldBox[]} boxes
   * @returns {TenfoldBox | null}
   */
  function around(boxes) {
    /** @type {TenfoldBox | null} */
    var all = null;
    for (var index = 0; index < boxes.length; index += 1) {
      var box = boxes[index];
      all = all === null ? [box[0], box[1], box[2], box[3]] : [
        Math.min(all[0], box[0]), Math.max(all[1], box[1]),
        Math.max(all[2], box[2]), Math.min(all[3], box[3])
      ];
    }
    return all;
  }

  /**
   * @param {TenfoldBox} a
   * @param {TenfoldBox} b
   */
  function overlap(a, b) {
    return a[0] < b[2] && b[0] < a[2] && a[3] < b[1] && b[3] < a[1];
  }

  /**
   * @param {TenfoldBox} inner
   * @param {TenfoldBox} outer
   */
  function isInside(inner, outer) {
    return inner[0] >= outer[0] && inner[1] <= outer[1] && inner[2] <= outer[2] && inner[3] >= outer[3];
  }

  /**
   * Everything that is drawn, hidden and locked things too, one box for each item of a layer.
   * @param {Layers} layers
   * @param {TenfoldBox[]} boxes
   */
  function collect(layers, boxes) {
    for (var index = 0; index < layers.length; index += 1) {
      var items = layers[index].pageItems;
      for (var number = 0; number < items.length; number += 1) {
        var item = items[number];
        if (!isGuide(item)) boxes.push(item.visibleBounds);
      }
      collect(layers[index].layers, boxes);
    }
    return boxes;
  }

  /**
   * A guide may cross the whole canvas and covers nothing.
   * @param {PageItem} item
   */
  function isGuide(item) {
    return item.typename === 'PathItem' && /** @type {PathItem} */ (item).guides;
  }

  /** @param {Document} document */
  function artboardBoxes(document) {
    /** @type {TenfoldBox[]} */
    var boxes = [];
    for (var index = 0; index < document.artboards.length; index += 1) {
      boxes.push(document.artboards[index].artboardRect);
    }
    return boxes;
  }

  /** @param {Document} document */
  function activeArtboard(document) {
    return document.artboards[document.artboards.getActiveArtboardIndex()].artboardRect;
  }

  /**
   * @param {number} left
   * @param {number} top
   * @param {{width: number, height: number}} size
   * @returns {TenfoldBox}
   */
  function boxAt(left, top, size) {
    return [left, top, left + size.width, top - size.height];
  }

  /**
   * @param {Document} document
   * @param {{width: number, height: number}} size
   * @param {TenfoldBox | null} beside what the place is wanted next to; null for the artboard itself
   * @param {number} distance to what is there, in points
   * @returns {TenfoldBox}
   * @throws {Error} with code "no_room" when the canvas is full
   */
  function find(document, size, beside, distance) {
    var drawn = collect(document.layers, []);
    var artboards = artboardBoxes(document);
    var artboard = activeArtboard(document);
    var middle = boxAt(
      Math.round((artboard[0] + artboard[2] - size.width) / 2),
      Math.round((artboard[1] + artboard[3] + size.height) / 2), size
    );
    if (beside === null && isInside(middle, artboard) && blocking(middle, drawn, artboards).length === 0) {
      return middle;
    }
    var from = beside === null ? artboard : beside;
    var right = boxAt(Math.round(from[2] + distance), Math.round(from[1]), size);
    var all = /** @type {TenfoldBox} */ (around(artboards));
    var below = boxAt(Math.round(all[0]), Math.round(all[3] - distance), size);
    var found = search(right, size, distance, drawn, artboards)
      || search(below, size, distance, drawn, artboards);
    if (found === null) throw TenfoldApplication.problem('no_room', 'there is no room on the canvas');
    return found;
  }

  /**
   * Passes what lies in the way in one step, so it ends: to the right, and after a few places there in a
   * new row below.
   * @param {TenfoldBox} start
   * @param {{width: number, height: number}} size
   * @param {number} distance
   * @param {TenfoldBox[]} drawn
   * @param {TenfoldBox[]} artboards
   * @returns {TenfoldBox | null} null when the canvas ends first
   */
  function search(start, size, distance, drawn, artboards) {
    var rightmost = start[0] + PLACES_IN_A_ROW * (size.width + distance);
    var here = start;
    var rowEnd = Infinity;
    while (fitsCanvas(boxAt(start[0], here[1], size), artboards)) {
      var inTheWay = around(blocking(here, drawn, artboards));
      if (inTheWay === null && fitsCanvas(here, artboards)) return here;
      if (inTheWay !== null) rowEnd = Math.min(rowEnd, inTheWay[3]);
      var left = inTheWay === null ? Infinity : inTheWay[2] + distance;
      if (left <= rightmost) {
        here = boxAt(Math.round(left), here[1], size);
      } else {
        here = boxAt(start[0], Math.round(Math.min(rowEnd, here[3]) - distance), size);
        rowEnd = Infinity;
      }
    }
    return null;
  }

  /**
   * Items under the place, and artboards whose edge would cross it.
   * @param {TenfoldBox} place
   * @param {TenfoldBox[]} drawn
   * @param {TenfoldBox[]} artboards
   */
  function blocking(place, drawn, artboards) {
    /** @type {TenfoldBox[]} */
    var found = [];
    var index;
    for (index = 0; index < drawn.length; index += 1) {
      if (overlap(place, drawn[index])) found.push(drawn[index]);
    }
    for (index = 0; index < artboards.length; index += 1) {
      if (overlap(place, artboards[index]) && !isInside(place, artboards[index])) found.push(artboards[index]);
    }
    return found;
  }

  /**
   * Where the canvas ends no script can ask; Illustrator lays the artboards in the middle of it.
   * @param {TenfoldBox} place
   * @param {TenfoldBox[]} artboards
   */
  function fitsCanvas(place, artboards) {
    var all = /** @type {TenfoldBox} */ (around(artboards));
    var x = (all[0] + all[2]) / 2;
    var y = (all[1] + all[3]) / 2;
    return isInside(place, [x - CANVAS / 2, y + CANVAS / 2, x + CANVAS / 2, y - CANVAS / 2]);
  }

  return { around: around, find: find, activeArtboard: activeArtboard, boxAt: boxAt, isInside: isInside };
}());
