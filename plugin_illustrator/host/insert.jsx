/**
 * Puts ten designs on a layer of their own, five to a row. Either all of them stand there or nothing has
 * changed; and since Illustrator is never told to redraw in between, one undo takes them away.
 */

/**
 * @typedef {object} TenfoldVariation
 * @property {number} index
 * @property {number} seed
 * @property {string} name
 * @property {{[field: string]: string | number}} design
 * @property {string} file the name of a temporary file
 * @property {number} height of its place, where `cell` is the width, in points
 * @property {{left: number, top: number, width: number, height: number} | null} drawn where in its place the
 *   outlines of the vectors lie, downwards from the top left corner; null for a picture, which fills it
 * @property {{[id: string]: TenfoldLayer}} layers
 */
/**
 * @typedef {object} TenfoldInsert
 * @property {string} insertion what was inserted under this name before is not inserted again
 * @property {TenfoldRecord} record
 * @property {number} cell the width of one design, in points
 * @property {TenfoldVariation[]} variations
 */

var TenfoldInsertion = (function () {
  var COLUMNS = 5;
  var MOST = 40;
  /** Between two designs and around them, as a part of a design's width. */
  var GAP = 1 / 12;
  var DISTANCE = 1 / 4;
  /** Illustrator reads a pixel as a point; what differs more than this was read otherwise. */
  var TOLERANCE = 0.01;

  /**
   * @param {TenfoldInsert} wish
   * @returns {{count: number, lost: number}} how many designs were added, and how many of their paths are
   *   missing or painted otherwise
   */
  function insert(wish) {
    check(wish);
    var place = TenfoldSketch.placeNow();
    var size = sizeOf(wish);
    var before = TenfoldApplication.currentDocument();
    var document = place.document
      || app.documents.add(DocumentColorSpace.RGB, Math.ceil(size.width), Math.ceil(size.height));
    if (TenfoldRecords.isIn(document, wish.insertion)) return { count: 0, lost: 0 };
    app.activeDocument = document;
    try {
      return { count: wish.variations.length, lost: insertInto(document, place.box, size, wish) };
    } finally {
      if (before !== null && before !== document) app.activeDocument = before;
    }
  }

  /**
   * @param {Document} document
   * @param {TenfoldBox | null} beside
   * @param {{width: number, height: number}} size
   * @param {TenfoldInsert} wish
   */
  function insertInto(document, beside, size, wish) {
    var room = TenfoldPlaces.find(document, size, beside, Math.round(wish.cell * DISTANCE));
    var selection = document.selection;
    var activeLayer = document.activeLayer;
    var layer = document.layers.add();
    var lost = 0;
    try {
      layer.name = TenfoldRecords.layerName(wish.record);
      for (var position = 0; position < wish.variations.length; position += 1) {
        var variation = wish.variations[position];
        var gap = wish.cell * GAP;
        var left = room[0] + gap + (position % COLUMNS) * (wish.cell + gap);
        var top = room[1] - gap - Math.floor(position / COLUMNS) * (rowHeight(wish) + gap);
        lost += add(layer, wish, variation, left, top);
      }
    } catch (error) {
      layer.remove();
      throw error;
    } finally {
      restore(document, activeLayer, selection);
    }
    bringIntoView(document, room);
    return lost;
  }

  /**
   * @param {Document} document
   * @param {Layer} activeLayer
   * @param {unknown} selection
   */
  function restore(document, activeLayer, selection) {
    try {
      document.activeLayer = activeLayer;
      // A text cursor cannot be put back.
      document.selection = selection instanceof Array && selection.length > 0 ? selection : null;
    } catch (refused) {
      // The designs stand; that something else is selected now is no reason to take them away.
    }
  }

  /** @param {TenfoldInsert} wish */
  function sizeOf(wish) {
    var gap = wish.cell * GAP;
    var rows = Math.ceil(wish.variations.length / COLUMNS);
    var columns = Math.min(COLUMNS, wish.variations.length);
    return { width: gap + columns * (wish.cell + gap), height: gap + rows * (rowHeight(wish) + gap) };
  }

  /** @param {TenfoldInsert} wish */
  function rowHeight(wish) {
    var height = 0;
    for (var index = 0; index < wish.variations.length; index += 1) {
      height = Math.max(height, wish.variations[index].height);
    }
    return height;
  }

  /**
   * @param {Layer} layer
   * @param {TenfoldInsert} wish
   * @param {TenfoldVariation} variation
   * @param {number} left
   * @param {number} top
   * @returns {number} lost paths
   */
  function add(layer, wish, variation, left, top) {
    var file = TenfoldApplication.existingFile(variation.file);
    var drawn = variation.drawn;
    var group = drawn === null
      ? addPicture(layer, file, left, top, wish.cell, variation.height)
      : addVectors(layer, file, left + drawn.left, top - drawn.top, drawn.width);
    var lost = drawn === null ? 0 : TenfoldLayers.tidy(group, variation.layers);
    group.name = nameOf(variation);
    TenfoldRecords.keep(group, wish.record, variation, wish.insertion);
    return lost;
  }

  /** @param {TenfoldVariation} variation */
  function nameOf(variation) {
    if (variation.name === '') return 'Tenfold ' + variation.seed;
    var isNamed = variation.name.indexOf(String(variation.seed)) !== -1;
    return isNamed ? variation.name : variation.name + ' \u00b7 ' + variation.seed;
  }

  /**
   * @param {Layer} layer
   * @param {File} file
   * @param {number} left where its outlines are to begin
   * @param {number} top
   * @param {number} width that its outlines are to have
   * @returns {GroupItem}
   */
  function addVectors(layer, file, left, top, width) {
    var group = layer.groupItems.createFromFile(file);
    TenfoldLayers.removeEmpty(group);
    var bounds = group.geometricBounds;
    var scale = 100 * width / (bounds[2] - bounds[0]);
    if (Math.abs(scale - 100) > 100 * TOLERANCE) {
      group.resize(scale, scale, true, true, true, true, scale, Transformation.TOPLEFT);
      bounds = group.geometricBounds;
    }
    group.translate(left - bounds[0], top - bounds[1]);
    return group;
  }

  /**
   * Embedding makes another item of a placed one, and the placed one is gone then.
   * @param {Layer} layer
   * @param {File} file
   * @param {number} left
   * @param {number} top
   * @param {number} width
   * @param {number} height
   * @returns {GroupItem}
   */
  function addPicture(layer, file, left, top, width, height) {
    var group = layer.groupItems.add();
    var placed = group.placedItems.add();
    placed.file = file;
    placed.width = width;
    placed.height = height;
    placed.position = [left, top];
    placed.embed();
    if (group.rasterItems.length !== 1) {
      throw TenfoldApplication.problem('insert', 'the picture could not be embedded');
    }
    group.rasterItems[0].name = 'Picture';
    return group;
  }

  /**
   * @param {Document} document
   * @param {TenfoldBox} room
   */
  function bringIntoView(document, room) {
    var view = document.views[0];
    var bounds = view.bounds;
    if (TenfoldPlaces.isInside(room, bounds)) return;
    var shown = Math.min(
      (bounds[2] - bounds[0]) / (room[2] - room[0]), (bounds[1] - bounds[3]) / (room[1] - room[3])
    );
    view.centerPoint = [(room[0] + room[2]) / 2, (room[1] + room[3]) / 2];
    if (shown < 1) view.zoom = view.zoom * shown * 0.9;
  }

  /**
   * The panel is ours, but what it passes on came over the network.
   * @param {TenfoldInsert} wish
   */
  function check(wish) {
    var variations = wish.variations;
    var isGood = isText(wish.insertion) && isText(wish.record && wish.record.generation)
      && isText(wish.record.model.name)
      && isLength(wish.cell) && variations instanceof Array && variations.length > 0
      && variations.length <= MOST;
    for (var index = 0; isGood && index < variations.length; index += 1) {
      var variation = variations[index];
      isGood = isText(variation.file) && typeof variation.name === 'string' && isLength(variation.height)
        && typeof variation.seed === 'number' && typeof variation.index === 'number'
        && (variation.drawn === null || isDrawn(variation.drawn));
    }
    if (!isGood) throw TenfoldApplication.problem('insert', 'the designs are not described as they should be');
  }

  /** @param {{left: number, top: number, width: number, height: number}} drawn */
  function isDrawn(drawn) {
    return isFinite(drawn.left) && isFinite(drawn.top) && isLength(drawn.width) && isLength(drawn.height);
  }

  /** @param {unknown} value */
  function isText(value) {
    return typeof value === 'string' && value.length > 0;
  }

  /** @param {unknown} value */
  function isLength(value) {
    return typeof value === 'number' && isFinite(value) && value > 0;
  }

  return { insert: insert };
}());
