/**
 * The list of earlier generations: found by words, model and time, with thumbnails that are fetched when they
 * come into view.
 *
 * An entry lives as long as its generation is listed, so that the list can grow without a flicker.
 */

import { element, setLabel, setText, setValue, svgIcon } from './page.js';
import { isSince } from './past.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./state.js').Ref} Ref */
/** @typedef {import('./view-model-past.js').PastEntry} PastEntry */
/** @typedef {import('./view-model-past.js').PastPlace} PastPlace */
/** @typedef {import('./view-model.js').View} View */
/** @typedef {{item: HTMLElement, render: (entry: PastEntry) => void}} EntryView */

/** Fetched this far ahead of what is in view. */
const AHEAD = '200px';

/**
 * @param {Translate} t
 * @param {Actions} actions
 * @param {boolean} hasCanvas
 */
export function createPast(t, actions, hasCanvas) {
  const renderSearch = createSearch(actions);
  const list = element('pasts', HTMLElement);
  const note = element('past-note', HTMLElement);
  const more = element('past-more', HTMLButtonElement);
  const seen = new IntersectionObserver((entries) => {
    // What is asked for last is fetched first: the topmost.
    for (const { target, isIntersecting } of [...entries].reverse()) if (isIntersecting) onSeen.get(target)?.();
  }, { rootMargin: AHEAD });
  /** @type {WeakMap<Element, () => void>} */
  const onSeen = new WeakMap();
  /** @type {Map<string, EntryView>} */
  let entries = new Map();

  more.addEventListener('click', () => actions.lookFurther());

  /**
   * @param {Element} target
   * @param {() => void} then
   */
  function whenSeen(target, then) {
    onSeen.set(target, () => {
      seen.unobserve(target);
      then();
    });
    seen.observe(target);
  }

  /** @param {View} view */
  return ({ past, tab }) => {
    renderSearch(past);
    setText(note, past.note);
    more.hidden = !past.canAskMore;
    if (tab !== 'history') return;
    const next = new Map(past.entries.map((entry) => [
      entry.id, entries.get(entry.id) ?? createEntry({ t, actions, hasCanvas, whenSeen }, entry.id)]));
    for (const [id, { item }] of entries) if (!next.has(id)) item.remove();
    past.entries.forEach((entry, place) => {
      const { item, render } = /** @type {EntryView} */ (next.get(entry.id));
      if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
      render(entry);
    });
    entries = next;
  };
}

/** @param {Actions} actions */
function createSearch(actions) {
  const words = element('past-words', HTMLInputElement);
  const favourites = element('past-favourites', HTMLButtonElement);
  const since = element('past-since', HTMLSelectElement);
  const model = element('past-model', HTMLSelectElement);
  const reset = element('past-reset', HTMLButtonElement);
  let offered = '';

  words.addEventListener('input', () => actions.lookFor({ words: words.value }));
  favourites.addEventListener('click', () =>
    actions.lookFor({ favourites: favourites.getAttribute('aria-pressed') !== 'true' }));
  since.addEventListener('change', () => isSince(since.value) && actions.lookFor({ since: since.value }));
  model.addEventListener('change', () => actions.lookFor({ model: model.value }));
  reset.addEventListener('click', () => {
    actions.lookFor({ words: '', since: 'ever', model: '', favourites: false });
    words.focus();
  });

  /** @param {View['past']} past */
  return ({ query, models, canReset }) => {
    setValue(words, query.words);
    favourites.setAttribute('aria-pressed', String(query.favourites));
    setValue(since, query.since);
    const offer = JSON.stringify(models);
    if (offer !== offered) {
      offered = offer;
      model.replaceChildren(...models.map(({ name, label }) => new Option(label, name)));
    }
    model.hidden = models.length === 0;
    setValue(model, query.model);
    reset.hidden = !canReset;
  };
}

/**
 * @param {object} parts
 * @param {Translate} parts.t
 * @param {Actions} parts.actions
 * @param {boolean} parts.hasCanvas
 * @param {(target: Element, then: () => void) => void} parts.whenSeen
 * @param {string} id
 * @returns {EntryView}
 */
function createEntry({ t, actions, hasCanvas, whenSeen }, id) {
  const item = document.createElement('li');
  item.className = 'past';
  const day = document.createElement('h2');
  day.className = 'caption past-day';
  const words = document.createElement('p');
  words.className = 'past-words';
  const facts = document.createElement('p');
  facts.className = 'past-facts';
  const open = wordButton(() => actions.open(id));
  const insert = wordButton(() => actions.insert(id, null));
  const buttons = document.createElement('div');
  buttons.className = 'line-buttons';
  buttons.append(open, insert);
  const line = document.createElement('div');
  line.className = 'past-line';
  line.append(facts, buttons);
  const list = document.createElement('ul');
  list.className = 'past-places';
  item.append(day, words, line, list);
  /** @type {PastPlace[]} */
  let places = [];
  let isSeen = false;
  whenSeen(item, () => {
    isSeen = true;
    fetchThumbnails();
  });

  function fetchThumbnails() {
    for (const { of } of [...places].reverse()) actions.wantThumbnail(of);
  }

  return {
    item,
    render(entry) {
      setText(day, entry.day);
      day.hidden = entry.day === '';
      setText(words, entry.words);
      words.classList.toggle('quiet', entry.isWordless);
      setText(facts, entry.facts);
      setText(open, t('past_open'));
      setLabel(open, t('past_open_label', { words: entry.words }));
      open.disabled = !entry.canOpen;
      setText(insert, t('insert'));
      setLabel(insert, t('past_insert_label', { words: entry.words }));
      insert.hidden = !hasCanvas || entry.places.length === 0;
      const isOther = places.length !== entry.places.length;
      places = entry.places;
      if (isOther) {
        list.replaceChildren(...places.map(({ of }) => createPlace(() => void actions.enlarge(of))));
        if (isSeen) fetchThumbnails();
      }
      places.forEach((place, number) => renderPlace(list.children[number], place));
    },
  };
}

/** @param {() => void} onPress */
function createPlace(onPress) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'place past-place';
  const picture = document.createElement('img');
  picture.alt = '';
  const star = document.createElement('span');
  star.className = 'past-star';
  star.append(svgIcon('star'));
  button.append(picture, star);
  button.addEventListener('click', onPress);
  item.append(button);
  return item;
}

/**
 * @param {Element} item
 * @param {PastPlace} place
 */
function renderPlace(item, { picture: url, label, favourite }) {
  const button = /** @type {HTMLButtonElement} */ (item.firstElementChild);
  const [picture, star] = button.children;
  setLabel(button, label);
  if (picture instanceof HTMLImageElement) {
    picture.hidden = url === null;
    if (url !== null && picture.src !== url) picture.src = url;
  }
  if (star instanceof HTMLElement) star.hidden = !favourite;
}

/** @param {() => void} onPress */
function wordButton(onPress) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  button.addEventListener('click', onPress);
  return button;
}
