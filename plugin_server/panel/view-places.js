/**
 * The ten places for variations. They are there from the start, so that nothing moves when a picture comes.
 */

import { PLACES } from './state.js';
import { element, setText } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./view-model.js').Place} Place */
/** @typedef {import('./view-model.js').View} View */

/** @param {Actions} actions */
export function createPlaces(actions) {
  const list = element('places', HTMLElement);
  const places = Array.from({ length: PLACES }, (_, index) => createPlace(actions, index));
  list.append(...places.map((place) => place.item));

  /** @param {View} view */
  return (view) => {
    list.dataset.busy = String(view.progress !== null);
    for (const [index, place] of places.entries()) place.render(view.places[index]);
  };
}

/**
 * @param {Actions} actions
 * @param {number} index
 */
function createPlace(actions, index) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'place';
  const picture = document.createElement('img');
  picture.alt = '';
  const seed = document.createElement('span');
  seed.className = 'place-seed';
  button.append(picture);
  item.append(button, seed);
  button.addEventListener('click', () => void actions.enlarge(index));

  return {
    item,
    /** @param {Place} place */
    render(place) {
      button.disabled = place.picture === null;
      button.setAttribute('aria-label', place.label);
      picture.hidden = place.picture === null;
      if (place.picture === null) picture.removeAttribute('src');
      else if (picture.src !== place.picture) picture.src = place.picture;
      setText(seed, place.seed === null ? '' : String(place.seed));
      button.title = place.name;
    },
  };
}
