/**
 * What every command needs from Illustrator: quiet while it works, files in the temporary folder, and errors
 * that the panel can tell apart.
 */

var TenfoldApplication = (function () {
  /** Names that cannot lead out of the folder. */
  var FILE_NAME = /^tenfold-[a-z0-9-]{1,80}\.(?:svg|png)$/;
  var FORGOTTEN_AFTER_MS = 600000;

  /**
   * @param {string} code names the text that the panel has for it
   * @param {string} message
   * @returns {Error & {code: string}}
   */
  function problem(code, message) {
    var error = /** @type {Error & {code: string}} */ (new Error(message));
    error.code = code;
    return error;
  }

  /**
   * Works without dialogs and in the coordinates of the document (points, upwards), and puts both settings
   * back whatever happens.
   * @template T
   * @param {() => T} work
   * @returns {T}
   */
  function undisturbed(work) {
    var interaction = app.userInteractionLevel;
    var coordinates = app.coordinateSystem;
    app.userInteractionLevel = UserInteractionLevel.DONTDISPLAYALERTS;
    app.coordinateSystem = CoordinateSystem.DOCUMENTCOORDINATESYSTEM;
    try {
      return work();
    } finally {
      app.userInteractionLevel = interaction;
      app.coordinateSystem = coordinates;
    }
  }

  /** @returns {Document | null} */
  function currentDocument() {
    return app.documents.length === 0 ? null : app.activeDocument;
  }

  /**
   * Everything that was closed or deleted throws when it is touched.
   * @param {{typename: string} | null} thing
   */
  function isAlive(thing) {
    try {
      return thing !== null && thing.typename.length > 0;
    } catch (gone) {
      return false;
    }
  }

  /**
   * @param {unknown} name
   * @returns {File} in the temporary folder, there or not
   */
  function temporaryFile(name) {
    if (typeof name !== 'string' || !FILE_NAME.test(name)) {
      throw problem('file', 'not the name of a temporary file: ' + name);
    }
    return new File(Folder.temp.fsName + '/' + name);
  }

  /**
   * @param {unknown} name
   * @returns {File}
   */
  function existingFile(name) {
    var file = temporaryFile(name);
    if (!file.exists) throw problem('file', 'the temporary file ' + name + ' is gone');
    return file;
  }

  /** What a crash left in the temporary folder. */
  function sweep() {
    var files = Folder.temp.getFiles('tenfold-*');
    var now = new Date().getTime();
    for (var index = 0; index < files.length; index += 1) {
      var file = /** @type {File} */ (files[index]);
      if (FILE_NAME.test(file.name) && now - file.modified.getTime() > FORGOTTEN_AFTER_MS) file.remove();
    }
  }

  return {
    problem: problem,
    undisturbed: undisturbed,
    currentDocument: currentDocument,
    isAlive: isAlive,
    temporaryFile: temporaryFile,
    existingFile: existingFile,
    sweep: sweep
  };
}());
