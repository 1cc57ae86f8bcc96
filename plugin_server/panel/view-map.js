/**
 * The latent map: garments on a square, like beside like. A press makes the one there, a drawn line ten along
 * it; the keys do both as well.
 *
 * The garments are painted on a canvas, since a few hundred elements that nobody can reach would only be in
 * the way; cursor and path lie above them. Where there is no room for all, those are left out that would
 * cover another.
 */

import { fewerPoints, moved, shownOn } from './map.js';
import { element, setLabel, setText, setValue } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./map.js').Position} Position */
/** @typedef {import('./view-model.js').View} View */

/** @type {Record<string, Position>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };
const STEP = 0.04;
/** With Shift. */
const LARGE_STEP = 0.2;
/** Garments in a row, where there is room. */
const IN_A_ROW = 16;
const LEAST_PIXELS = 30;
/** Of its side that a garment keeps to itself; the rest is paper, where drawings may meet. */
const OWN = 0.84;
/** A shorter line is a press with an unsteady hand. */
const DRAWN_PIXELS = 8;
const SPACE = 'http://www.w3.org/2000/svg';

/** @param {Actions} actions */
export function createMap(actions) {
  const square = element('map', HTMLElement);
  const model = element('map-model', HTMLSelectElement);
  const note = element('map-note', HTMLElement);
  const command = element('map-command', HTMLElement);
  const commandText = element('map-code', HTMLElement);
  const again = element('map-again', HTMLButtonElement);
  const body = element('map-body', HTMLElement);
  const name = element('map-name', HTMLElement);
  const place = element('map-place', HTMLElement);
  const said = element('map-said', HTMLElement);
  const make = element('map-make', HTMLButtonElement);
  const along = element('map-along', HTMLButtonElement);
  const clear = element('map-clear', HTMLButtonElement);
  const garments = createGarments(square);
  const lines = createLines(square);
  let offered = '';
  /** @type {View['map'] | null} */
  let shown = null;

  model.addEventListener('change', () => actions.showMap(model.value));
  again.addEventListener('click', () => actions.lookForMapAgain());
  make.addEventListener('click', () => started(actions.makeHere));
  along.addEventListener('click', () => started(actions.makeAlong));
  clear.addEventListener('click', () => {
    actions.drawPath([]);
    square.focus();
  });
  square.addEventListener('keydown', (event) => {
    if (shown === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!obey(shown, event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  followPointer(square, {
    isOpen: () => shown?.canMake ?? false,
    look: actions.pointAt,
    draw: actions.drawPath,
    press(at) {
      actions.drawPath([]);
      actions.pointAt(at);
      started(actions.makeHere);
    },
    release(line) {
      actions.drawPath(line);
      actions.pointAt(line[line.length - 1]);
      started(actions.makeAlong);
    },
  });

  /**
   * The results come in another part of the panel, and the focus goes along.
   * @param {() => void} begin
   */
  function started(begin) {
    if (!shown?.canMake) return;
    begin();
    if (document.activeElement?.closest('[hidden]')) element('tab-generate', HTMLButtonElement).focus();
  }

  /**
   * @param {View['map']} map
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key means something here
   */
  function obey(map, { key, shiftKey }) {
    const step = shiftKey ? LARGE_STEP : STEP;
    if (key in ARROWS) actions.pointAt(moved(map.cursor, [ARROWS[key][0] * step, ARROWS[key][1] * step]));
    else if (key === ' ') actions.drawPath(fewerPoints([...map.stops, map.cursor]));
    else if (key === 'Enter') started(map.hasPath ? actions.makeAlong : actions.makeHere);
    else if (key === 'Escape' && map.hasPath) actions.drawPath([]);
    else return false;
    return true;
  }

  /** @param {View} view */
  return ({ map: now, tab }) => {
    shown = now;
    setText(note, now.note);
    note.hidden = now.note === '';
    command.hidden = now.command === null;
    setText(commandText, now.command ?? '');
    again.hidden = !now.canLookAgain;
    body.hidden = now.map === null;
    if (now.models.join() !== offered) {
      offered = now.models.join();
      model.replaceChildren(...now.models.map((each) => new Option(each, each)));
    }
    model.hidden = now.models.length === 0;
    setValue(model, now.model);
    setLabel(square, [now.label, now.said].join('. '));
    square.removeAttribute('title');
    setText(name, now.name);
    setText(place, now.place);
    setText(said, tab === 'map' ? now.said : '');
    for (const button of [make, along]) button.setAttribute('aria-disabled', String(!now.canMake));
    make.hidden = now.hasPath;
    along.hidden = !now.hasPath;
    clear.hidden = !now.hasPath;
    garments.render(now);
    lines.render(now);
  };
}

/**
 * @typedef {object} Pointing
 * @property {() => boolean} isOpen whether anything can be made now
 * @property {(at: Position) => void} look
 * @property {(line: Position[]) => void} draw
 * @property {(at: Position) => void} press
 * @property {(line: Position[]) => void} release
 */

/**
 * @param {HTMLElement} square
 * @param {Pointing} pointing
 */
function followPointer(square, pointing) {
  /** @type {Position[]} */
  let line = [];
  /** Pixels that the line is long. */
  let length = 0;
  /** @type {PointerEvent | null} */
  let last = null;

  /**
   * @param {PointerEvent} event
   * @returns {Position}
   */
  function positionOf({ clientX, clientY }) {
    const { left, top, width, height } = square.getBoundingClientRect();
    return moved([(clientX - left) / width * 2 - 1, 1 - (clientY - top) / height * 2], [0, 0]);
  }

  square.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary || !pointing.isOpen()) return;
    square.setPointerCapture(event.pointerId);
    [line, length, last] = [[positionOf(event)], 0, event];
    pointing.look(line[0]);
  });
  square.addEventListener('pointermove', (event) => {
    if (!event.isPrimary) return;
    const at = positionOf(event);
    pointing.look(at);
    if (last === null) return;
    const step = Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY);
    if (step < DRAWN_PIXELS / 2) return;
    [length, last] = [length + step, event];
    line.push(at);
    if (length >= DRAWN_PIXELS) pointing.draw(fewerPoints(line));
  });
  square.addEventListener('pointerup', (event) => {
    if (last === null || !event.isPrimary) return;
    last = null;
    if (length < DRAWN_PIXELS) pointing.press(line[0]);
    else pointing.release(fewerPoints([...line, positionOf(event)]));
  });
  square.addEventListener('pointercancel', () => {
    if (last !== null) pointing.draw([]);
    last = null;
  });
}

/** @param {HTMLElement} square */
function createGarments(square) {
  const canvas = element('map-garments', HTMLCanvasElement);
  const nearest = element('map-nearest', HTMLCanvasElement);
  const sheet = new Image();
  /** @type {View['map'] | null} */
  let now = null;
  let nearestShown = '';

  sheet.addEventListener('load', () => {
    paint();
    paintNearest();
  });
  new ResizeObserver(paint).observe(square);

  function paint() {
    const { map } = now ?? {};
    const side = square.clientWidth;
    if (!map || side === 0 || sheet.naturalWidth === 0) return;
    canvas.width = canvas.height = Math.round(side * window.devicePixelRatio);
    const scale = canvas.width / side;
    const pixels = Math.max(side / IN_A_ROW, LEAST_PIXELS);
    const pen = penOf(canvas);
    const isLight = isOnLight(map, sheet);
    pen.fillStyle = isLight ? '#fff' : '#000';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    // Where the grounds of two pictures meet, what is drawn on either stays.
    pen.globalCompositeOperation = isLight ? 'darken' : 'lighten';
    for (const place of shownOn(map, pixels * OWN / side * 2)) {
      const { x, y } = map.points[place];
      const left = Math.min(Math.max((x + 1) / 2 * side - pixels / 2, 0), side - pixels);
      const top = Math.min(Math.max((1 - y) / 2 * side - pixels / 2, 0), side - pixels);
      const [from, cell] = cellOf(map, place);
      pen.drawImage(sheet, ...from, cell, cell, left * scale, top * scale, pixels * scale, pixels * scale);
    }
  }

  function paintNearest() {
    if (!now?.map || now.nearest === null || sheet.naturalWidth === 0) return;
    const [from, cell] = cellOf(now.map, now.nearest);
    nearest.width = nearest.height = cell;
    penOf(nearest).drawImage(sheet, ...from, cell, cell, 0, 0, cell, cell);
  }

  return {
    /** @param {View['map']} next */
    render(next) {
      const isOther = next.map !== now?.map;
      now = next;
      if (next.pictures !== null && sheet.src !== next.pictures) sheet.src = next.pictures;
      else if (isOther) paint();
      const key = `${next.pictures} ${next.nearest}`;
      if (key === nearestShown) return;
      nearestShown = key;
      paintNearest();
    },
  };
}

/** @param {HTMLCanvasElement} canvas */
function penOf(canvas) {
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('there is no more memory for a canvas');
  pen.imageSmoothingQuality = 'high';
  return pen;
}

/**
 * Where a garment's picture is on the sheet.
 * @param {import('./api.js').LatentMap} map
 * @param {number} place
 * @returns {[[number, number], number]} left and top, and the side
 */
function cellOf({ cell, columns }, place) {
  return [[place % columns * cell, Math.floor(place / columns) * cell], cell];
}

/**
 * Whether the garments stand on white, as drawings do, or on black: what most corners of the pictures are.
 * @param {import('./api.js').LatentMap} map
 * @param {HTMLImageElement} sheet
 */
function isOnLight(map, sheet) {
  const corners = document.createElement('canvas');
  corners.width = map.points.length;
  corners.height = 1;
  const pen = penOf(corners);
  map.points.forEach((_, place) => {
    const [from] = cellOf(map, place);
    pen.drawImage(sheet, ...from, 1, 1, place, 0, 1, 1);
  });
  const { data } = pen.getImageData(0, 0, corners.width, 1);
  return map.points.filter((_, place) => data[place * 4] > 127).length * 2 > map.points.length;
}

/** @param {HTMLElement} square */
function createLines(square) {
  const drawing = document.createElementNS(SPACE, 'svg');
  drawing.setAttribute('viewBox', '-1 -1 2 2');
  drawing.setAttribute('class', 'map-lines');
  drawing.setAttribute('aria-hidden', 'true');
  const halo = line('map-halo');
  const path = line('map-path');
  const stops = document.createElementNS(SPACE, 'g');
  drawing.append(halo, path, stops);
  const cursor = document.createElement('span');
  cursor.className = 'map-cursor';
  square.append(drawing, cursor);

  return {
    /** @param {View['map']} now */
    render(now) {
      const points = now.path.map(([x, y]) => `${x},${-y}`).join(' ');
      halo.setAttribute('points', points);
      path.setAttribute('points', points);
      const ends = now.path.length > 1 ? [now.path[0], now.path[now.path.length - 1]] : [];
      stops.replaceChildren(...ends.map(dot));
      cursor.style.left = `${(now.cursor[0] + 1) * 50}%`;
      cursor.style.top = `${(1 - now.cursor[1]) * 50}%`;
    },
  };
}

/** @param {string} name of its class */
function line(name) {
  const made = document.createElementNS(SPACE, 'polyline');
  made.setAttribute('class', name);
  return made;
}

/** @param {Position} at */
function dot([x, y]) {
  const made = document.createElementNS(SPACE, 'circle');
  made.setAttribute('cx', String(x));
  made.setAttribute('cy', String(-y));
  made.setAttribute('r', '0.018');
  made.setAttribute('class', 'map-end');
  return made;
}
