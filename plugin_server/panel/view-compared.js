/**
 * Two variations beside each other, large, with what differs between them. The arrow keys change the side
 * that has the focus.
 */

import { element, setLabel, setText } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./view-model-results.js').Side} Side */
/** @typedef {import('./view-model.js').View} View */

/**
 * @param {Translate} t
 * @param {Actions} actions
 */
export function createCompared(t, actions) {
  const dialog = element('compared', HTMLDialogElement);
  const holder = element('sides', HTMLElement);
  const table = element('differences', HTMLElement);
  const fold = element('differences-fold', HTMLDetailsElement);
  const title = element('differences-title', HTMLElement);
  /** @type {View['compared']} */
  let shown = null;
  let shownRows = '';

  /**
   * @param {'left' | 'right'} side
   * @param {'previous' | 'next'} way
   */
  function step(side, way) {
    if (shown === null) return;
    const sides = { left: shown.left.index, right: shown.right.index };
    actions.compare({ ...sides, [side]: shown[side][way] });
  }
  function close() {
    actions.compare(null);
  }
  const left = createSide(t, (way) => step('left', way), (side) => like(side));
  const right = createSide(t, (way) => step('right', way), (side) => like(side));
  /** @param {Side} side */
  function like(side) {
    close();
    actions.moreLike(side.of);
  }
  holder.append(left.item, right.item);

  element('compared-close', HTMLButtonElement).addEventListener('click', close);
  dialog.addEventListener('close', () => shown && close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) close();
  });
  dialog.addEventListener('keydown', (event) => {
    const side = left.item.contains(document.activeElement) ? 'left' : 'right';
    if (event.key === 'ArrowLeft') step(side, 'previous');
    if (event.key === 'ArrowRight') step(side, 'next');
  });

  /** @param {View} view */
  return ({ compared }) => {
    shown = compared;
    if (compared === null) {
      if (dialog.open) dialog.close();
      return;
    }
    left.render(compared.left);
    right.render(compared.right);
    fold.hidden = compared.differences.length === 0;
    setText(title, compared.title);
    const rows = JSON.stringify(compared.differences);
    if (rows !== shownRows) {
      shownRows = rows;
      table.replaceChildren(...compared.differences.map(differenceRow));
    }
    if (!dialog.open) {
      dialog.showModal();
      right.focus();
    }
  };
}

/** @param {{label: string, left: string, right: string}} difference */
function differenceRow({ label, left, right }) {
  const row = document.createElement('tr');
  const head = document.createElement('th');
  head.scope = 'row';
  head.textContent = label;
  row.append(head, ...[left, right].map((text) => {
    const cell = document.createElement('td');
    cell.textContent = text;
    return cell;
  }));
  return row;
}

/**
 * @param {Translate} t
 * @param {(way: 'previous' | 'next') => void} step
 * @param {(side: Side) => void} like
 */
function createSide(t, step, like) {
  const item = document.createElement('section');
  item.className = 'side';
  const picture = document.createElement('img');
  picture.className = 'enlarged-picture';
  const name = document.createElement('p');
  name.className = 'side-name';
  const seed = document.createElement('p');
  seed.className = 'quiet';
  const row = document.createElement('div');
  row.className = 'enlarged-bar';
  const previous = wordButton('plain arrow', () => step('previous'));
  previous.textContent = '←';
  const next = wordButton('plain arrow', () => step('next'));
  next.textContent = '→';
  const more = wordButton('plain', () => shown && like(shown));
  /** @type {Side | null} */
  let shown = null;
  row.append(previous, next, more);
  item.append(picture, name, seed, row);
  return {
    item,
    focus: () => next.focus(),
    /** @param {Side} side */
    render(side) {
      shown = side;
      item.setAttribute('aria-label', side.title);
      picture.alt = side.alt;
      if (side.picture !== null && picture.src !== side.picture) picture.src = side.picture;
      setText(name, side.name);
      setText(seed, side.seed);
      setLabel(previous, t('previous'));
      setLabel(next, t('next'));
      setText(more, t('more_like'));
    },
  };
}

/**
 * @param {string} name of its class
 * @param {() => void} onPress
 */
function wordButton(name, onPress) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = name;
  button.addEventListener('click', onPress);
  return button;
}
