/**
 * Finding and changing elements of the page, with the types that HTML does not have.
 */

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function element(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`index.html has no ${kind.name} #${id}`);
  return found;
}

/**
 * Leaves equal text alone, since a live region speaks on every change.
 * @param {HTMLElement} target
 * @param {string} text
 */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/**
 * Leaves an equal value alone: setting it would move the cursor and end an input method's composition.
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} field
 * @param {string} value
 */
export function setValue(field, value) {
  if (field.value !== value) field.value = value;
}

/**
 * @param {HTMLElement} control
 * @param {string} label
 */
export function setLabel(control, label) {
  if (control.getAttribute('aria-label') === label) return;
  control.setAttribute('aria-label', label);
  control.title = label;
}

/**
 * @param {string} name of its class
 * @param {keyof typeof ICONS} icon
 */
export function iconButton(name, icon) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = name;
  button.append(svgIcon(icon));
  return button;
}

/** Line drawings in a square of 16 units. */
const ICONS = {
  hold: 'M4.5 7.5h7v5.5h-7z M6 7.5V5.2a2 2 0 0 1 4 0v2.3',
  remove: 'M5 5l6 6 M11 5l-6 6',
  star: 'M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6z',
  choose: 'M3.5 8.4l3 3 6-6.6',
  restore: 'M5.5 4L3.5 6l2 2 M3.8 6h5.4a3 3 0 0 1 0 6H6',
};

/**
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement}
 */
export function svgIcon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(space, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', ICONS[name]);
  icon.append(line);
  return icon;
}
