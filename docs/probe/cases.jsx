/**
 * What is not known of how design programs read SVG, one small drawing a question. The read-back scripts
 * beside this file import each and report what became of it. Plain enough for Illustrator's old engine and
 * for a browser's console.
 */

var TENFOLD_PROBE = (function () {
  var SQUARE = 'M 20 20 L 180 20 L 180 180 L 20 180 Z';
  var LINE = 'M 20 100 L 180 100';
  var STAR = 'M 100 10 L 160 190 L 10 75 L 190 75 L 40 190 Z';
  var TILE = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DAwPAfAAcAAf9GVcEJAAAAAElFTkSuQmCC';

  /**
   * @param {string} id
   * @param {string} rest attributes
   * @param {string} [data]
   */
  function path(id, rest, data) {
    return '<path id="' + id + '" ' + rest + ' d="' + (data || SQUARE) + '"/>';
  }

  /** @param {string} inside */
  function defs(inside) {
    return '<defs>' + inside + '</defs>';
  }

  /**
   * @param {string} kind
   * @param {string} attributes
   */
  function gradient(kind, attributes) {
    return defs('<' + kind + ' id="grad" ' + attributes + '><stop offset="0" stop-color="#CC0000" '
      + 'stop-opacity="0.2"/><stop offset="1" stop-color="#0000CC"/></' + kind + '>')
      + path('filled', 'fill="url(#grad)"');
  }

  /**
   * @param {string} shapes in the clip
   * @param {string} [rest] attributes of the clip
   */
  function clip(shapes, rest) {
    return defs('<clipPath id="clip"' + (rest || '') + '>' + shapes + '</clipPath>');
  }

  /** @param {number} count of corners */
  function wave(count) {
    var parts = ['M 0 100'];
    for (var index = 1; index < count; index += 1) {
      parts.push('L ' + (index * 200 / count).toFixed(3) + ' ' + (index % 2 === 0 ? 90 : 110));
    }
    return parts.join(' ');
  }

  /** @param {number} count of paths */
  function many(count) {
    var parts = [];
    for (var index = 0; index < count; index += 1) {
      var x = index % 50 * 4;
      var y = Math.floor(index / 50);
      parts.push(path('p-' + index, 'fill="#336699"', 'M ' + x + ' ' + y + ' l 3 0 l 0 1 Z'));
    }
    return parts.join('');
  }

  var RED = 'fill="#CC0000"';
  var INK = 'fill="none" stroke="#000000" stroke-width="2" stroke-linecap="round"';
  var IMAGE = '<image id="picture" width="160" height="160" x="20" y="20" xlink:href="data:image/png;base64,'
    + TILE + '" ';
  var HALF = '<path d="M 20 20 L 100 20 L 100 180 L 20 180 Z"/>';

  /** @type {[string, string, string?][]} name, content, size */
  var cases = [
    ['top-level groups', '<g id="front">' + path('a', RED) + '</g><g id="back">' + path('b', RED) + '</g>'],
    ['duplicate ids', path('same', RED) + path('same', RED)],
    ['id with space', path('two words', RED)],
    ['id with underscore', path('two_words', RED)],
    ['id with dot', path('two.words', RED)],
    ['id with escape', path('two_x20_words', RED)],
    ['id with accent', path('caf\u00e9', RED)],
    ['id in Chinese', path('\u8896\u5b50', RED)],
    ['data-name', path('id-of-it', 'data-name="Name of it" ' + RED)],
    ['group with one child', '<g id="outer"><g id="inner">' + path('only', RED) + '</g></g>'],
    ['empty group', '<g id="empty"></g>' + path('beside', RED)],
    ['group opacity', '<g id="half" opacity="0.5">' + path('a', RED) + path('b', RED) + '</g>'],
    ['fill opacity', path('half', RED + ' fill-opacity="0.5"')],
    ['multiply on group', '<g id="multiplied" style="mix-blend-mode:multiply">' + path('a', RED) + '</g>'],
    ['multiply on path', path('multiplied', RED + ' style="mix-blend-mode:multiply"')],
    ['dashes', path('dash', INK + ' stroke-dasharray="6 4"', LINE)],
    ['dots', path('dots', INK + ' stroke-dasharray="0.01 4"', LINE)],
    ['dash offset', path('dash', INK + ' stroke-dasharray="6 4" stroke-dashoffset="3"', LINE)],
    ['dashes scaled', '<g id="twice" transform="scale(2)">'
      + path('dash', INK + ' stroke-dasharray="6 4"', 'M 10 50 L 90 50') + '</g>'],
    ['linear gradient', gradient('linearGradient', 'gradientUnits="userSpaceOnUse" x1="20" y1="20" x2="20" '
      + 'y2="180"')],
    ['radial gradient', gradient('radialGradient', 'gradientUnits="userSpaceOnUse" cx="100" cy="100" r="80"')],
    ['gradient transform', gradient('linearGradient', 'gradientUnits="userSpaceOnUse" x1="20" y1="20" x2="180" '
      + 'y2="20" gradientTransform="rotate(45 100 100)"')],
    ['gradient in the box', gradient('linearGradient', 'x1="0" y1="0" x2="1" y2="0"')],
    ['gradient reflected', gradient('linearGradient', 'gradientUnits="userSpaceOnUse" x1="80" y1="20" x2="120" '
      + 'y2="20" spreadMethod="reflect"')],
    ['clip on group', clip(HALF) + '<g id="clipped" clip-path="url(#clip)">' + path('a', RED) + '</g>'],
    ['clip on path', clip(HALF) + path('clipped', RED + ' clip-path="url(#clip)"')],
    ['clip of two', clip(HALF + '<path d="M 120 20 L 180 20 L 180 180 Z"/>')
      + '<g id="clipped" clip-path="url(#clip)">' + path('a', RED) + '</g>'],
    ['clip evenodd', clip('<path clip-rule="evenodd" d="' + STAR + '"/>')
      + '<g id="clipped" clip-path="url(#clip)">' + path('a', RED) + '</g>'],
    ['clip in clip', clip(HALF) + '<g id="outer" clip-path="url(#clip)"><g id="inner" clip-path="url(#clip)">'
      + path('a', RED) + '</g></g>'],
    ['mask', defs('<mask id="mask"><path fill="#FFFFFF" d="M 20 20 L 100 20 L 100 180 Z"/></mask>')
      + '<g id="masked" mask="url(#mask)">' + path('a', RED) + '</g>'],
    ['image clipped', clip(HALF) + '<g id="clipped" clip-path="url(#clip)">' + IMAGE
      + 'preserveAspectRatio="none"/></g>'],
    ['image meet', IMAGE + 'preserveAspectRatio="xMidYMid meet"/>'],
    ['image slice', IMAGE + 'preserveAspectRatio="xMidYMid slice"/>'],
    ['star evenodd', path('star', RED + ' fill-rule="evenodd"', STAR)],
    ['star nonzero', path('star', RED + ' fill-rule="nonzero"', STAR)],
    ['1000 points', path('wave', INK, wave(1000))],
    ['5000 points', path('wave', INK, wave(5000))],
    ['10000 points', path('wave', INK, wave(10000))],
    ['20000 points', path('wave', INK, wave(20000))],
    ['500 paths', many(500)],
    ['2000 paths', many(2000)],
    ['5000 paths', many(5000)],
    ['size in px', path('square', RED), '200px'],
    ['size in pt', path('square', RED), '200pt'],
    ['size in mm', path('square', RED), '200mm']
  ];

  /** @type {{name: string, svg: string}[]} */
  var probes = [];
  for (var index = 0; index < cases.length; index += 1) {
    var size = cases[index][2] || '200';
    probes.push({
      name: cases[index][0],
      svg: '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="' + size
        + '" height="' + size + '" viewBox="0 0 200 200">' + cases[index][1] + '</svg>'
    });
  }
  return probes;
}());
