/**
 * PNG files for the mock: rectangles on white paper, and the size of one that is read.
 */

import { crc32, deflateSync } from 'node:zlib';

/** @typedef {import('./items.mjs').Box} Box */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * @param {string} kind
 * @param {Buffer} data
 */
function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/**
 * @param {Box} frame
 * @param {number} scale pixels a point
 * @param {{box: Box, colour: {red: number, green: number, blue: number}}[]} rectangles from back to front
 */
export function writePng(frame, scale, rectangles) {
  const width = Math.max(1, Math.round((frame[2] - frame[0]) * scale));
  const height = Math.max(1, Math.round((frame[1] - frame[3]) * scale));
  const pixels = Buffer.alloc(height * (1 + width * 3), 255);
  for (let y = 0; y < height; y += 1) pixels[y * (1 + width * 3)] = 0;
  for (const { box, colour } of rectangles) {
    const left = Math.max(0, Math.round((box[0] - frame[0]) * scale));
    const right = Math.min(width, Math.round((box[2] - frame[0]) * scale));
    const top = Math.max(0, Math.round((frame[1] - box[1]) * scale));
    const bottom = Math.min(height, Math.round((frame[1] - box[3]) * scale));
    const row = Buffer.alloc(Math.max(0, right - left) * 3);
    for (let x = 0; x < row.length; x += 3) row.set([colour.red, colour.green, colour.blue], x);
    for (let y = top; y < bottom; y += 1) row.copy(pixels, y * (1 + width * 3) + 1 + left * 3);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {Buffer} bytes */
export function sizeOfPng(bytes) {
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(SIGNATURE)) throw new Error('not a PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
