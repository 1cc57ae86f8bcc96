/**
 * The one way in from the panel: a command and its wishes as JSON, and an answer as JSON in ASCII.
 */

var Tenfold = (function () {
  /** @type {{[name: string]: (wish: any) => unknown}} */
  var COMMANDS = {
    prepare: prepare,
    sketch: TenfoldSketch.take,
    colours: TenfoldColours.read,
    insert: TenfoldInsertion.insert,
    selected: TenfoldRecords.selected
  };

  /**
   * @returns {{folder: string}} where the panel and this side leave files for each other
   */
  function prepare() {
    TenfoldApplication.sweep();
    return { folder: Folder.temp.fsName };
  }

  /**
   * @param {string} name
   * @param {string} json
   * @returns {string} `{"value": ...}`, or `{"error": {"code", "message"}}`
   */
  function dispatch(name, json) {
    try {
      if (!COMMANDS.hasOwnProperty(name)) throw TenfoldApplication.problem('command', 'no command ' + name);
      var wish = TenfoldJson.decode(json);
      return reply({ value: TenfoldApplication.undisturbed(function () { return COMMANDS[name](wish); }) });
    } catch (error) {
      return reply({ error: describe(error) });
    }
  }

  /** @param {unknown} answer */
  function reply(answer) {
    return TenfoldJson.toAscii(TenfoldJson.encode(answer));
  }

  /** @param {any} error thrown by a command, or by Illustrator itself */
  function describe(error) {
    var place = error.line ? ' (line ' + error.line + ')' : '';
    var code = typeof error.code === 'string' ? error.code : 'illustrator';
    return { code: code, message: error.message + place };
  }

  return { dispatch: dispatch };
}());
