//@target illustrator

/**
 * Ten more like the selected design, on a key: as Tenfold.jsx beside it.
 */

(function () {
  try {
    // The library brings CSXSEvent.
    var library = new ExternalObject('lib:PlugPlugExternalObject');
    var event = new CSXSEvent();
    event.type = 'com.tenfold.like';
    event.data = '';
    if (library) event.dispatch();
  } catch (error) {
    alert('Tenfold cannot reach its panel. Open it under Window > Extensions.\n' + error);
  }
}());
