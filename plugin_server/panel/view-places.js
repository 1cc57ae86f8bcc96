/**
 * The places for variations. They are there from the start, so that nothing moves when a picture comes.
 *
 * On each lie two buttons that show when they are wanted: choose it, and keep it as a favourite.
 */

import { element, iconButton, setLabel, setText } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./state.js').Ref} Ref */
/** @typedef {import('./view-model-results.js').Place} Place */
/** @typedef {import('./view-model.js').View} View */
/** @typedef {ReturnType<typeof createPlace>} PlaceView */

/** @param {Actions} actions */
export function createPlaces(actions) {
  const list = element('places', HTMLElement);
  /** @type {PlaceView[]} */
  let places = [];

  list.addEventListener('keydown', (event) => {
    const place = places.find(({ item }) => item.contains(document.activeElement));
    if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!obey(place, event.key)) return;
    event.preventDefault();
  });

  /**
   * @param {PlaceView} place
   * @param {string} key
   * @returns {boolean} whether the key means something here
   */
  function obey(place, key) {
    const of = place.of();
    const at = places.indexOf(place);
    const columns = window.getComputedStyle(list).gridTemplateColumns.split(' ').length;
    const next = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key];
    if (next !== undefined) places[at + next]?.focus();
    else if (key === 'f' && of) actions.turnFavourite(of);
    else if (key === 'x' && of) actions.choose(of.index);
    else if (key === 'c') actions.compareChosen();
    else return false;
    return true;
  }

  /** @param {View} view */
  return (view) => {
    list.dataset.busy = String(view.progress !== null);
    list.dataset.choosing = String(view.choice !== null);
    while (places.length < view.places.length) places.push(createPlace(actions));
    places = places.slice(0, view.places.length);
    if (list.children.length !== places.length) list.replaceChildren(...places.map(({ item }) => item));
    for (const [index, place] of places.entries()) place.render(view.places[index]);
  };
}

/** @param {Actions} actions */
function createPlace(actions) {
  const item = document.createElement('li');
  item.className = 'place-item';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'place';
  const picture = document.createElement('img');
  picture.alt = '';
  const choose = iconButton('place-mark choose', 'choose');
  const star = iconButton('place-mark star', 'star');
  const seed = document.createElement('span');
  seed.className = 'place-seed';
  button.append(picture);
  item.append(button, choose, star, seed);
  /** @type {Ref | null} */
  let of = null;

  button.addEventListener('click', () => void actions.enlarge(of));
  choose.addEventListener('click', () => of && actions.choose(of.index));
  star.addEventListener('click', () => of && actions.turnFavourite(of));

  return {
    item,
    of: () => of,
    focus: () => button.focus(),
    /** @param {Place} place */
    render(place) {
      of = place.of;
      const isThere = place.picture !== null && of !== null;
      button.disabled = !isThere;
      button.setAttribute('aria-label', place.label);
      picture.hidden = place.picture === null;
      if (place.picture === null) picture.removeAttribute('src');
      else if (picture.src !== place.picture) picture.src = place.picture;
      setText(seed, place.seed === null ? '' : String(place.seed));
      button.title = place.name;
      choose.hidden = !isThere;
      star.hidden = !isThere;
      choose.setAttribute('aria-pressed', String(place.chosen));
      star.setAttribute('aria-pressed', String(place.favourite));
      setLabel(choose, place.chooseLabel);
      setLabel(star, place.starLabel);
      item.dataset.chosen = String(place.chosen);
    },
  };
}
