/**
 * What is kept with a design so that it can be made again: a note with everything, and tags with what is
 * looked for. Both travel with the item when it is copied into another document.
 */

/**
 * @typedef {object} TenfoldRecord
 * @property {string} generation
 * @property {{name: string, version: number}} model
 * @property {string} prompt
 * @property {number} seed
 * @property {number} count
 * @property {{[field: string]: string | number}} pins
 * @property {string[]} free
 * @property {string | null} like
 * @property {string[]} locks
 * @property {number} strength
 */

var TenfoldRecords = (function () {
  var FORMAT = 1;
  var LAYER_PREFIX = 'Tenfold ';

  /**
   * @param {PageItem} item
   * @param {TenfoldRecord} record
   * @param {{index: number, seed: number, name: string, design: object}} variation
   * @param {string} insertion
   */
  function keep(item, record, variation, insertion) {
    /** @type {{[key: string]: unknown}} */
    var data = { format: FORMAT };
    for (var key in record) {
      if (record.hasOwnProperty(key)) data[key] = /** @type {any} */ (record)[key];
    }
    data.index = variation.index;
    data.seed = variation.seed;
    data.name = variation.name;
    data.design = variation.design;
    data.count = 1;
    item.note = TenfoldJson.encode(data);
    tag(item, 'tenfold_generation', record.generation);
    tag(item, 'tenfold_insertion', insertion);
    tag(item, 'tenfold_index', String(variation.index));
    tag(item, 'tenfold_seed', String(variation.seed));
    tag(item, 'tenfold_model', record.model.name + ' ' + record.model.version);
  }

  /**
   * @param {PageItem} item
   * @param {string} name letters, digits and underscores
   * @param {string} value
   */
  function tag(item, name, value) {
    var added = item.tags.add();
    added.name = name;
    added.value = value;
  }

  /**
   * @param {PageItem} item
   * @param {string} name
   * @returns {string | null}
   */
  function tagged(item, name) {
    for (var index = 0; index < item.tags.length; index += 1) {
      if (item.tags[index].name === name) return item.tags[index].value;
    }
    return null;
  }

  /** @param {TenfoldRecord} record */
  function layerName(record) {
    return LAYER_PREFIX + record.seed;
  }

  /**
   * @param {Document} document
   * @param {string} insertion
   */
  function isIn(document, insertion) {
    for (var index = 0; index < document.layers.length; index += 1) {
      var layer = document.layers[index];
      if (layer.name.indexOf(LAYER_PREFIX) !== 0) continue;
      for (var number = 0; number < layer.groupItems.length; number += 1) {
        if (tagged(layer.groupItems[number], 'tenfold_insertion') === insertion) return true;
      }
    }
    return false;
  }

  /**
   * What is kept with the first selected design, or with the design in which something is selected.
   * @returns {{data: unknown}} null where there is none
   */
  function selected() {
    var document = TenfoldApplication.currentDocument();
    var selection = document === null ? null : document.selection;
    if (!(selection instanceof Array)) return { data: null };
    for (var index = 0; index < selection.length; index += 1) {
      var item = selection[index];
      while (item.typename !== 'Layer' && tagged(item, 'tenfold_generation') === null) item = item.parent;
      if (item.typename !== 'Layer') return { data: TenfoldJson.decode(item.note) };
    }
    return { data: null };
  }

  return { selected: selected, keep: keep, layerName: layerName, isIn: isIn };
}());
