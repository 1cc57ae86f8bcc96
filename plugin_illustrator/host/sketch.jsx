/**
 * Exports what is selected as one PNG, through a document of its own, so that nothing in the user's document
 * changes; and remembers where it was, because the selection may be another one when the designs are there.
 */

/** @typedef {{document: Document | null, items: PageItem[], box: TenfoldBox | null}} TenfoldPlace */
/** @typedef {{file: string, width: number, height: number}} TenfoldDrawing */

var TenfoldSketch = (function () {
  var LONGEST_SIDE = 2048;
  /** The most that Illustrator enlarges a PNG, in percent. */
  var LARGEST_SCALE = 776;
  /** A design is about as large as the sketch, between two and seven inches. */
  var SMALLEST_CELL = 144;
  var LARGEST_CELL = 504;
  var CELLS_ACROSS = 5.5;

  /** Where the next designs belong. @type {TenfoldPlace} */
  var place = { document: null, items: [], box: null };

  /**
   * @param {{file: string | null}} wish the name of the temporary file to write; null when only the place is
   *   wanted
   * @returns {{drawing: TenfoldDrawing | null, cell: number}} `drawing`: null when there is none;
   *   `cell`: the side of a design in points
   */
  function take(wish) {
    var document = TenfoldApplication.currentDocument();
    var items = document === null ? [] : selectedItems(document);
    place = { document: document, items: items, box: boxAround(items) };
    var cell = cellFor(document, place.box);
    if (document === null || place.box === null || wish.file === null) return { drawing: null, cell: cell };
    return { drawing: draw(document, items, place.box, wish.file), cell: cell };
  }

  /**
   * @param {Document} document
   * @param {PageItem[]} items
   * @param {TenfoldBox} box
   * @param {unknown} name
   * @returns {TenfoldDrawing}
   */
  function draw(document, items, box, name) {
    var file = TenfoldApplication.temporaryFile(name);
    exportItems(document, items, file);
    return { file: file.name, width: box[2] - box[0], height: box[1] - box[3] };
  }

  /**
   * @param {Document} document
   * @returns {PageItem[]} the frontmost first
   */
  function selectedItems(document) {
    var selection = document.selection;
    /** @type {PageItem[]} */
    var items = [];
    // A text cursor is a selection of another kind.
    if (!(selection instanceof Array)) return items;
    for (var index = 0; index < selection.length; index += 1) {
      var item = selection[index];
      if (!(item.typename === 'PathItem' && item.guides)) items.push(item);
    }
    return items;
  }

  /** @param {PageItem[]} items */
  function boxAround(items) {
    /** @type {TenfoldBox[]} */
    var boxes = [];
    for (var index = 0; index < items.length; index += 1) {
      if (TenfoldApplication.isAlive(items[index])) boxes.push(items[index].visibleBounds);
    }
    return TenfoldPlaces.around(boxes);
  }

  /**
   * @param {Document | null} document
   * @param {TenfoldBox | null} box
   */
  function cellFor(document, box) {
    if (document === null) return SMALLEST_CELL;
    var artboard = TenfoldPlaces.activeArtboard(document);
    var wanted = box === null
      ? (artboard[2] - artboard[0]) / CELLS_ACROSS
      : Math.max(box[2] - box[0], box[1] - box[3]);
    return Math.round(Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, wanted)));
  }

  /**
   * @param {Document} document
   * @param {PageItem[]} items
   * @param {File} file
   */
  function exportItems(document, items, file) {
    var copy = app.documents.add(document.documentColorSpace, SMALLEST_CELL, SMALLEST_CELL);
    try {
      for (var index = 0; index < items.length; index += 1) {
        items[index].duplicate(copy.layers[0], ElementPlacement.PLACEATEND);
      }
      var box = boxAround(itemsOf(copy));
      if (box === null) throw TenfoldApplication.problem('sketch', 'the copies of the selection are not there');
      box = [box[0], box[1], Math.max(box[2], box[0] + 1), Math.min(box[3], box[1] - 1)];
      copy.artboards[0].artboardRect = box;
      copy.exportFile(file, ExportType.PNG24, pngOptions(Math.max(box[2] - box[0], box[1] - box[3])));
    } finally {
      copy.close(SaveOptions.DONOTSAVECHANGES);
      app.activeDocument = document;
    }
    if (!file.exists) throw TenfoldApplication.problem('sketch', 'Illustrator wrote no PNG');
  }

  /** @param {Document} document */
  function itemsOf(document) {
    /** @type {PageItem[]} */
    var items = [];
    var all = document.layers[0].pageItems;
    for (var index = 0; index < all.length; index += 1) items.push(all[index]);
    return items;
  }

  /** @param {number} longest side of the drawing in points */
  function pngOptions(longest) {
    var white = new RGBColor();
    white.red = white.green = white.blue = 255;
    var options = new ExportOptionsPNG24();
    var scale = Math.min(LARGEST_SCALE, 100 * LONGEST_SIDE / longest);
    options.artBoardClipping = true;
    options.antiAliasing = true;
    options.transparency = false;
    options.matte = true;
    options.matteColor = white;
    options.horizontalScale = scale;
    options.verticalScale = scale;
    return options;
  }

  /**
   * @returns {TenfoldPlace} as things stand now: where the sketch is, or was
   */
  function placeNow() {
    if (!TenfoldApplication.isAlive(place.document)) {
      return { document: TenfoldApplication.currentDocument(), items: [], box: null };
    }
    return { document: place.document, items: place.items, box: boxAround(place.items) || place.box };
  }

  return { take: take, placeNow: placeNow, selectedItems: selectedItems };
}());
