//@target illustrator

/**
 * Ten designs on a key: in Illustrator's folder Presets/<language>/Scripts, an action runs this script and
 * an F-key runs the action. The open panel hears the event and does the rest.
 */

(function () {
  try {
    // The library brings CSXSEvent.
    var library = new ExternalObject('lib:PlugPlugExternalObject');
    var event = new CSXSEvent();
    event.type = 'com.tenfold.generate';
    event.data = '';
    if (library) event.dispatch();
  } catch (error) {
    alert('Tenfold cannot reach its panel. Open it under Window > Extensions and press Generate.\n' + error);
  }
}());
