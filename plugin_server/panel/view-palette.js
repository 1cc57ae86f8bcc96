/**
 * The colours that are fixed, and those of the document, which fill them one after the other.
 */

import { element, setLabel, setText } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./view-model.js').Slot} Slot */
/** @typedef {import('./view-model.js').View} View */
/** @typedef {{item: HTMLElement, render: (slot: Slot) => void}} SlotView */

/** What an open colour is shown as when it is about to be chosen. */
const GREY = '#808080';

/**
 * @param {Translate} t
 * @param {Actions} actions
 */
export function createPalette(t, actions) {
  const palette = element('palette', HTMLElement);
  const holder = element('slots', HTMLElement);
  const swatches = element('swatches', HTMLElement);
  /** @type {SlotView[]} */
  let slots = [];
  /** @type {Slot[]} */
  let shown = [];
  let shownSwatches = '';

  /** Where the next colour of the document goes: the first that is open, and when none is, the first. */
  function target() {
    return shown.find(({ value }) => value === null) ?? shown[0];
  }

  /** @param {View} view */
  return (view) => {
    palette.hidden = view.slots.length === 0;
    shown = view.slots;
    if (slots.length !== view.slots.length) {
      slots = view.slots.map(() => createSlot(t, actions));
      holder.replaceChildren(...slots.map(({ item }) => item));
    }
    slots.forEach(({ render }, place) => render(view.slots[place]));
    swatches.hidden = view.colours.length === 0;
    const name = target()?.label ?? '';
    const offered = JSON.stringify([view.colours]);
    if (offered !== shownSwatches) {
      shownSwatches = offered;
      swatches.replaceChildren(...view.colours.map((colour) => createSwatch(colour, () => {
        const slot = target();
        if (slot) actions.pin(slot.field, colour);
      })));
    }
    view.colours.forEach((colour, place) => {
      const swatch = swatches.children[place];
      if (swatch instanceof HTMLElement) setLabel(swatch, t('palette_use', { name, colour }));
    });
  };
}

/**
 * @param {Translate} t
 * @param {Actions} actions
 * @returns {SlotView}
 */
function createSlot(t, actions) {
  const item = document.createElement('div');
  item.className = 'slot';
  const colour = document.createElement('input');
  colour.type = 'color';
  const name = document.createElement('span');
  name.className = 'slot-name';
  const value = document.createElement('span');
  value.className = 'slot-value';
  const forget = document.createElement('button');
  forget.type = 'button';
  forget.className = 'plain forget';
  forget.textContent = '×';
  const words = document.createElement('div');
  words.append(name, value);
  item.append(colour, words, forget);
  let field = '';
  // Not `input`, which comes for every shade that the pointer passes.
  colour.addEventListener('change', () => actions.pin(field, colour.value.toUpperCase()));
  forget.addEventListener('click', () => {
    actions.unpin(field);
    colour.focus();
  });
  return {
    item,
    render(slot) {
      field = slot.field;
      item.dataset.open = String(slot.value === null);
      colour.value = (slot.value ?? GREY).toLowerCase();
      setLabel(colour, t('palette_pick', { name: slot.label }));
      setText(name, slot.label);
      setText(value, slot.value ?? t('palette_open'));
      forget.hidden = slot.value === null;
      setLabel(forget, slot.forget);
    },
  };
}

/**
 * @param {string} colour
 * @param {() => void} onPress
 */
function createSwatch(colour, onPress) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'swatch';
  button.style.backgroundColor = colour;
  button.addEventListener('click', onPress);
  return button;
}
