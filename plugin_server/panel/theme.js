/**
 * The panel's colours on a ground that its host chose: Illustrator has four greys between black and white.
 */

/** @typedef {{red: number, green: number, blue: number}} Colour 0 to 255 each */

const BLACK = { red: 22, green: 21, blue: 19 };
const WHITE = { red: 250, green: 249, blue: 247 };
const RED_ON_LIGHT = { red: 122, green: 16, blue: 16 };
const RED_ON_DARK = { red: 255, green: 190, blue: 182 };
/** What WCAG asks of text (success criterion 1.4.3), and a little more for rounding. */
const CONTRAST = 4.6;

/**
 * @param {Colour} ground
 * @returns {{scheme: 'light' | 'dark', variables: Record<string, string>}} CSS variables by name
 */
export function coloursOn(ground) {
  const isLight = contrast(BLACK, ground) >= contrast(WHITE, ground);
  const ink = isLight ? BLACK : WHITE;
  const place = mix(ground, ink, 0.06);
  return {
    scheme: isLight ? 'light' : 'dark',
    variables: {
      '--paper': css(ground),
      '--place': css(place),
      '--ink': css(ink),
      '--quiet': css(readable(mix(ground, ink, 0.62), ink, place)),
      '--hairline': css(mix(ground, ink, 0.2)),
      '--warning': css(readable(isLight ? RED_ON_LIGHT : RED_ON_DARK, ink, ground)),
    },
  };
}

/**
 * The colour, moved as far towards the ink as the ground demands.
 * @param {Colour} colour
 * @param {Colour} ink
 * @param {Colour} ground
 */
function readable(colour, ink, ground) {
  const steps = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
  const share = steps.find((step) => contrast(mix(colour, ink, step), ground) >= CONTRAST) ?? 1;
  return mix(colour, ink, share);
}

/**
 * @param {Colour} from
 * @param {Colour} to
 * @param {number} share of `to`
 * @returns {Colour}
 */
function mix(from, to, share) {
  /** @param {keyof Colour} part */
  const mixed = (part) => Math.round(from[part] + (to[part] - from[part]) * share);
  return { red: mixed('red'), green: mixed('green'), blue: mixed('blue') };
}

/**
 * As WCAG 2 defines it, 1 to 21.
 * @param {Colour} a
 * @param {Colour} b
 */
export function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (high + 0.05) / (low + 0.05);
}

/** @param {Colour} colour */
function luminance({ red, green, blue }) {
  const [r, g, b] = [red, green, blue].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {Colour} colour */
function css({ red, green, blue }) {
  return `rgb(${red}, ${green}, ${blue})`;
}
