/**
 * Makes one sketch of the pieces that a host exported: their places to each other kept, on white paper.
 *
 * Hosts export one layer at a time with a transparent ground; a model wants one opaque drawing.
 */

/** @typedef {import('./api.js').Sketch} Sketch */
/** @typedef {{bytes: Uint8Array, x: number, y: number, width: number, height: number}} Piece */

/** Enough for any model, and below the server's limit of 4096. */
const LONGEST_SIDE = 2048;
const SHORTEST_SIDE = 1;

/**
 * The common frame of the pieces and the scale at which it is drawn.
 * @param {Piece[]} pieces
 * @param {number} longestSide pixels
 */
export function frameOf(pieces, longestSide) {
  const left = Math.min(...pieces.map((piece) => piece.x));
  const top = Math.min(...pieces.map((piece) => piece.y));
  const right = Math.max(...pieces.map((piece) => piece.x + piece.width));
  const bottom = Math.max(...pieces.map((piece) => piece.y + piece.height));
  const scale = longestSide / Math.max(right - left, bottom - top);
  /** @param {number} length */
  const pixels = (length) => Math.max(SHORTEST_SIDE, Math.round(length * scale));
  return { left, top, scale, width: pixels(right - left), height: pixels(bottom - top) };
}

/**
 * @param {Piece[]} pieces at least one
 * @param {number} [longestSide] pixels
 * @returns {Promise<Sketch>}
 */
export async function composeSketch(pieces, longestSide = LONGEST_SIDE) {
  const frame = frameOf(pieces, longestSide);
  const canvas = document.createElement('canvas');
  canvas.width = frame.width;
  canvas.height = frame.height;
  const paper = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  paper.fillStyle = 'white';
  paper.fillRect(0, 0, frame.width, frame.height);
  for (const piece of pieces) {
    const picture = await createImageBitmap(new Blob([asBlobPart(piece.bytes)]));
    paper.drawImage(
      picture,
      (piece.x - frame.left) * frame.scale,
      (piece.y - frame.top) * frame.scale,
      piece.width * frame.scale,
      piece.height * frame.scale,
    );
    picture.close();
  }
  const data = canvas.toDataURL('image/png');
  return { media_type: 'image/png', data: data.slice(data.indexOf(',') + 1) };
}

/**
 * A file as a sketch: vectors as they are, for the server draws them; any other picture on white paper.
 * @param {Blob} file
 * @returns {Promise<Sketch | null>} null when it is no picture
 */
export async function readFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (file.type === 'image/svg+xml') return { media_type: file.type, data: base64(bytes) };
  try {
    const picture = await createImageBitmap(file);
    const { width, height } = picture;
    picture.close();
    return await composeSketch([{ bytes, x: 0, y: 0, width, height }]);
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * The picture as an address that an image element can show.
 * @param {Sketch} sketch
 */
export function addressOf({ media_type: type, data }) {
  return `data:${type};base64,${data}`;
}

/**
 * The bytes as they came through a message are never shared memory, which is all that the types fear.
 * @param {Uint8Array} bytes
 */
function asBlobPart(bytes) {
  return /** @type {Uint8Array<ArrayBuffer>} */ (bytes);
}
