/**
 * The chips under the prompt: what is understood and what is fixed, each to be held, changed or taken out.
 *
 * A chip lives as long as its key, so that whoever works on it with the keyboard keeps the focus.
 */

import { element, iconButton, setLabel, setText } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./chips.js').ChipView} ChipView */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./view-model.js').View} View */
/** @typedef {{item: HTMLElement, render: (chip: ChipView) => void}} Chip */

/**
 * @param {Translate} t
 * @param {Actions} actions
 */
export function createChips(t, actions) {
  const list = element('chips', HTMLElement);
  const unread = element('unread', HTMLElement);
  const contradictions = element('contradictions', HTMLElement);
  /** @type {Map<string, Chip>} */
  let chips = new Map();

  /** @param {View} view */
  return (view) => {
    const focused = document.activeElement;
    const next = new Map(view.chips.map((chip) => [chip.key, chips.get(chip.key) ?? createChip(t, actions)]));
    const place = Array.from(list.children).findIndex((item) => item.contains(focused));
    for (const [key, { item }] of chips) if (!next.has(key)) item.remove();
    view.chips.forEach((chip, index) => {
      const { item, render } = /** @type {Chip} */ (next.get(chip.key));
      if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
      render(chip);
    });
    chips = next;
    list.hidden = view.chips.length === 0;
    if (place !== -1 && !list.contains(document.activeElement)) keepFocus(place);
    setText(unread, view.unread);
    unread.hidden = view.unread === '';
    setText(contradictions, view.contradictions);
    contradictions.hidden = view.contradictions === '';
  };

  /**
   * The chip with the focus is gone: its neighbour has it now, or the prompt.
   * @param {number} place
   */
  function keepFocus(place) {
    const neighbour = list.children[Math.min(place, list.children.length - 1)]?.querySelector('.chip-remove');
    const heir = neighbour ?? element('prompt', HTMLElement);
    if (heir instanceof HTMLElement) heir.focus();
  }
}

/**
 * @param {Translate} t
 * @param {Actions} actions
 * @returns {Chip}
 */
function createChip(t, actions) {
  const item = document.createElement('li');
  const hold = iconButton('chip-hold', 'hold');
  const name = document.createElement('span');
  name.className = 'chip-name';
  const value = createValue(t, actions);
  const remove = iconButton('chip-remove', 'remove');
  const restore = iconButton('chip-restore', 'restore');
  item.append(hold, name, value.holder, remove, restore);
  /** @type {ChipView | null} */
  let shown = null;

  hold.addEventListener('click', () => {
    if (shown === null || shown.holds === null) return;
    if (shown.state === 'held') actions.unpin(shown.field);
    else actions.pin(shown.field, shown.holds);
  });
  remove.addEventListener('click', () => shown && actions.free(shown.field));
  restore.addEventListener('click', () => shown && actions.restore(shown.field));
  item.addEventListener('keydown', (event) => {
    const isValue = event.target instanceof HTMLInputElement;
    if (shown && !isValue && (event.key === 'Delete' || event.key === 'Backspace')) actions.free(shown.field);
  });

  return {
    item,
    render(chip) {
      shown = chip;
      const isOpen = chip.state === 'open';
      const focusGoesOn = document.activeElement === remove && isOpen;
      const focusGoesBack = document.activeElement === restore && !isOpen;
      item.className = `chip chip-${chip.state}${chip.isSoft ? ' chip-soft' : ''}`;
      setText(name, chip.name);
      value.render(chip);
      hold.hidden = isOpen || chip.holds === null;
      hold.setAttribute('aria-pressed', String(chip.state === 'held'));
      setLabel(hold, t('chip_hold', { chip: chip.label }));
      remove.hidden = isOpen;
      setLabel(remove, t('chip_remove', { chip: chip.label }));
      restore.hidden = !isOpen;
      setLabel(restore, t('chip_restore', { chip: chip.label }));
      if (focusGoesOn) restore.focus();
      if (focusGoesBack) remove.focus();
    },
  };
}

/**
 * The value of a chip: a menu, a number, a colour, or only words.
 * @param {Translate} t
 * @param {Actions} actions
 */
function createValue(t, actions) {
  const holder = document.createElement('span');
  holder.className = 'chip-value';
  const words = document.createElement('span');
  const menu = document.createElement('select');
  const number = document.createElement('input');
  number.type = 'number';
  const unit = document.createElement('span');
  const colour = document.createElement('input');
  colour.type = 'color';
  holder.append(colour, words, menu, number, unit);
  let field = '';
  let offered = '';

  menu.addEventListener('change', () => {
    if (menu.value !== '') actions.pin(field, menu.value);
  });
  number.addEventListener('change', () => {
    const size = Math.min(Math.max(Number(number.value), Number(number.min)), Number(number.max));
    if (number.value !== '') actions.pin(field, size);
  });
  // Not `input`, which comes for every shade that the pointer passes.
  colour.addEventListener('change', () => actions.pin(field, colour.value.toUpperCase()));

  return {
    holder,
    /** @param {ChipView} chip */
    render(chip) {
      field = chip.field;
      const isOpen = chip.state === 'open';
      const label = t('chip_change', { chip: chip.label });
      menu.hidden = isOpen || chip.options.length === 0;
      number.hidden = isOpen || chip.size === null;
      unit.hidden = number.hidden;
      colour.hidden = isOpen || chip.colour === null;
      words.hidden = !menu.hidden || !number.hidden;
      setText(words, chip.said);
      const offer = JSON.stringify(chip.options);
      if (offer !== offered) {
        offered = offer;
        menu.replaceChildren(...chip.options.map((option) => new Option(option.label, option.value)));
      }
      if (menu.value !== chip.option) menu.value = chip.option;
      setText(unit, chip.size?.unit ?? '');
      if (chip.size) {
        number.min = String(chip.size.low);
        number.max = String(chip.size.high);
        number.step = String(chip.size.step);
        if (document.activeElement !== number) number.value = chip.size.value;
        number.style.width = `${chip.size.value.length + 0.6}ch`;
      }
      if (chip.colour !== null) colour.value = chip.colour;
      for (const control of [menu, number, colour]) setLabel(control, label);
    },
  };
}
