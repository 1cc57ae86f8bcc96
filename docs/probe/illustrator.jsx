//@target illustrator

/**
 * Imports every drawing of cases.jsx into a new document, reads back what Illustrator made of it, and writes
 * a report to the desktop. File > Scripts > Other Script...; it takes a minute or two.
 */

(function () {
  var MOST_LINES = 14;
  var folder = new File($.fileName).parent;
  $.evalFile(new File(folder.fsName + '/cases.jsx'));

  /** @type {string[]} */
  var lines = ['Tenfold probe, Illustrator ' + app.version];
  var interaction = app.userInteractionLevel;
  app.userInteractionLevel = UserInteractionLevel.DONTDISPLAYALERTS;
  app.coordinateSystem = CoordinateSystem.DOCUMENTCOORDINATESYSTEM;
  try {
    for (var index = 0; index < TENFOLD_PROBE.length; index += 1) probe(TENFOLD_PROBE[index]);
  } finally {
    app.userInteractionLevel = interaction;
  }
  var report = new File(Folder.desktop.fsName + '/tenfold-probe-illustrator.txt');
  write(report, lines.join('\n') + '\n');
  alert('Tenfold: the report is at ' + report.fsName);

  /** @param {{name: string, svg: string}} wanted */
  function probe(wanted) {
    lines.push('');
    lines.push('# ' + wanted.name);
    var file = new File(Folder.temp.fsName + '/tenfold-probe.svg');
    write(file, wanted.svg);
    var document = app.documents.add(DocumentColorSpace.RGB, 200, 200);
    try {
      var start = new Date().getTime();
      var group = document.layers[0].groupItems.createFromFile(file);
      lines.push('import ' + (new Date().getTime() - start) + ' ms');
      describe(group, '', { left: MOST_LINES });
    } catch (error) {
      lines.push('placing failed: ' + error);
    } finally {
      document.close(SaveOptions.DONOTSAVECHANGES);
    }
    if (wanted.name === 'top-level groups') opened(file);
    file.remove();
  }

  /**
   * Opened as a document of its own, a file may become layers.
   * @param {File} file
   */
  function opened(file) {
    var document = app.open(file);
    for (var index = 0; index < document.layers.length; index += 1) {
      lines.push('opened: layer "' + document.layers[index].name + '"');
    }
    document.close(SaveOptions.DONOTSAVECHANGES);
  }

  /**
   * @param {PageItem} item
   * @param {string} indent
   * @param {{left: number}} room lines that may still be written
   */
  function describe(item, indent, room) {
    if (room.left === 0) return;
    room.left -= 1;
    var parts = [indent + item.typename, '"' + item.name + '"', 'opacity ' + item.opacity, item.blendingMode];
    if (item.typename === 'PathItem') describePath(/** @type {PathItem} */ (item), parts);
    if (item.typename === 'GroupItem' && /** @type {GroupItem} */ (item).clipped) parts.push('clipped');
    parts.push('box ' + item.geometricBounds.join(' '));
    lines.push(parts.join(', '));
    var children = childrenOf(item);
    for (var index = 0; children !== null && index < children.length; index += 1) {
      describe(children[index], indent + '  ', room);
    }
  }

  /**
   * @param {PageItem} item
   * @returns {PageItems | PathItems | null}
   */
  function childrenOf(item) {
    if (item.typename === 'GroupItem') return /** @type {GroupItem} */ (item).pageItems;
    return item.typename === 'CompoundPathItem' ? /** @type {CompoundPathItem} */ (item).pathItems : null;
  }

  /**
   * @param {PathItem} path
   * @param {(string | BlendModes)[]} parts
   */
  function describePath(path, parts) {
    var colour = /** @type {{typename: string}} */ (/** @type {unknown} */ (path.fillColor));
    parts.push('fill ' + (path.filled ? colour.typename : 'none'));
    parts.push('stroke ' + (path.stroked ? path.strokeWidth + ' ' + path.strokeCap : 'none'));
    if (path.strokeDashes.length > 0) {
      parts.push('dash ' + path.strokeDashes.join(' ') + ' from ' + path.strokeDashOffset);
    }
    parts.push(path.pathPoints.length + ' points');
    if (path.evenodd) parts.push('evenodd');
    if (path.clipping) parts.push('clipping');
  }

  /**
   * @param {File} file
   * @param {string} text
   */
  function write(file, text) {
    file.encoding = 'UTF-8';
    file.open('w');
    file.write(text);
    file.close();
  }
}());
