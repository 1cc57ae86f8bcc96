/**
 * Makes of what Illustrator's importer made the layers that were drawn: names, strokes, multiplied shadows,
 * no empty groups and none around everything.
 */

/**
 * @typedef {object} TenfoldLayer something with an id in an SVG, as it was sent
 * @property {string} name what it is to be called
 * @property {'none' | 'solid' | 'gradient' | null} fill null for a group
 * @property {number | null} stroke its width in points; null without one
 * @property {number[]} dash
 * @property {number} miter
 * @property {boolean} multiply whether it darkens what is below
 */

var TenfoldLayers = (function () {
  var TOLERANCE = 0.01;

  /**
   * @param {GroupItem} group
   * @param {{[id: string]: TenfoldLayer}} sent
   * @returns {number} how many paths are missing, or have other paint than was drawn
   */
  function tidy(group, sent) {
    /** @type {{[id: string]: boolean}} */
    var arrived = {};
    tidyBelow(group, sent, arrived);
    var lost = 0;
    for (var id in sent) {
      if (sent.hasOwnProperty(id) && sent[id].fill !== null && !arrived.hasOwnProperty(id)) lost += 1;
    }
    return lost;
  }

  /**
   * The importer may leave groups with nothing in them, and what they count for in the bounds is not known.
   * @param {GroupItem} parent
   */
  function removeEmpty(parent) {
    var children = snapshot(parent.pageItems);
    for (var index = 0; index < children.length; index += 1) {
      if (children[index].typename !== 'GroupItem') continue;
      var group = /** @type {GroupItem} */ (children[index]);
      removeEmpty(group);
      if (group.pageItems.length === 0) group.remove();
    }
  }

  /**
   * @param {GroupItem} parent
   * @param {{[id: string]: TenfoldLayer}} sent
   * @param {{[id: string]: boolean}} arrived
   */
  function tidyBelow(parent, sent, arrived) {
    var children = snapshot(parent.pageItems);
    for (var index = 0; index < children.length; index += 1) {
      var child = children[index];
      var id = idOf(child);
      if (child.typename === 'GroupItem') tidyGroup(/** @type {GroupItem} */ (child), id, sent, arrived);
      else if (sent.hasOwnProperty(id)) tidyPath(child, id, sent[id], arrived);
    }
  }

  /**
   * @param {GroupItem} group
   * @param {string} id
   * @param {{[id: string]: TenfoldLayer}} sent
   * @param {{[id: string]: boolean}} arrived
   */
  function tidyGroup(group, id, sent, arrived) {
    tidyBelow(group, sent, arrived);
    if (sent.hasOwnProperty(id)) group.name = sent[id].name;
    else if (group.clipped) group.name = 'Clip';
    else dissolve(group);
  }

  /**
   * Everything in the group takes its place.
   * @param {GroupItem} group
   */
  function dissolve(group) {
    var children = snapshot(group.pageItems);
    for (var index = 0; index < children.length; index += 1) {
      children[index].move(group, ElementPlacement.PLACEBEFORE);
    }
    // Illustrator removes some groups by itself when their last child leaves.
    if (TenfoldApplication.isAlive(group)) group.remove();
  }

  /**
   * @param {PageItem} item
   * @param {string} id
   * @param {TenfoldLayer} layer
   * @param {{[id: string]: boolean}} arrived
   */
  function tidyPath(item, id, layer, arrived) {
    var path = firstPath(item);
    item.name = layer.name;
    if (layer.multiply) item.blendingMode = BlendModes.MULTIPLY;
    if (path === null) return;
    if (path.stroked && layer.stroke !== null) restoreStroke(path, layer, layer.stroke);
    if (isPaintedAs(path, layer)) arrived[id] = true;
  }

  /**
   * A path with holes is several paths to Illustrator, which share one paint.
   * @param {PageItem} item
   * @returns {PathItem | null}
   */
  function firstPath(item) {
    if (item.typename === 'PathItem') return /** @type {PathItem} */ (item);
    if (item.typename !== 'CompoundPathItem') return null;
    var paths = /** @type {CompoundPathItem} */ (item).pathItems;
    return paths.length === 0 ? null : paths[0];
  }

  /**
   * The importer may give the name to a compound path or to the first path in it.
   * @param {PageItem} item
   */
  function idOf(item) {
    var path = item.name === '' ? firstPath(item) : null;
    return path === null ? item.name : path.name;
  }

  /**
   * @param {PathItem} path
   * @param {TenfoldLayer} layer
   * @param {number} width
   */
  function restoreStroke(path, layer, width) {
    if (isSameLength(path.strokeWidth, width) && hasDashes(path, layer.dash)) return;
    path.strokeWidth = width;
    path.strokeDashes = layer.dash;
    path.strokeCap = StrokeCap.ROUNDENDCAP;
    path.strokeJoin = StrokeJoin.ROUNDENDJOIN;
    path.strokeMiterLimit = layer.miter;
  }

  /**
   * @param {PathItem} path
   * @param {number[]} dash
   */
  function hasDashes(path, dash) {
    var dashes = path.strokeDashes;
    if (dashes.length !== dash.length) return false;
    for (var index = 0; index < dash.length; index += 1) {
      if (!isSameLength(dashes[index], dash[index])) return false;
    }
    return true;
  }

  /**
   * @param {number} a
   * @param {number} b
   */
  function isSameLength(a, b) {
    return Math.abs(a - b) < TOLERANCE;
  }

  /**
   * @param {PathItem} path
   * @param {TenfoldLayer} layer
   */
  function isPaintedAs(path, layer) {
    if (path.stroked !== (layer.stroke !== null)) return false;
    if (path.filled !== (layer.fill !== 'none')) return false;
    return !path.filled || isGradient(path.fillColor) === (layer.fill === 'gradient');
  }

  /** @param {Color} colour */
  function isGradient(colour) {
    return /** @type {{typename: string}} */ (/** @type {unknown} */ (colour)).typename === 'GradientColor';
  }

  /**
   * A collection changes while its members move; this list does not.
   * @param {PageItems} items
   */
  function snapshot(items) {
    /** @type {PageItem[]} */
    var list = [];
    for (var index = 0; index < items.length; index += 1) list.push(items[index]);
    return list;
  }

  return { tidy: tidy, removeEmpty: removeEmpty };
}());
