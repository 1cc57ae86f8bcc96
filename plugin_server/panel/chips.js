/**
 * The fields that are understood or fixed, as chips to be shown: a pure function of the reading, the
 * user's wishes and the fields' names.
 */

/** @typedef {import('./api.js').Chip} Chip */
/** @typedef {import('./api.js').Field} Field */
/** @typedef {import('./api.js').Reading} Reading */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./wishes.js').Wishes} Wishes */
/** @typedef {{value: string, label: string}} Option */
/**
 * @typedef {object} ChipView
 * @property {string} key tells the chip from the others while they come and go
 * @property {string} field
 * @property {string} name what the field is called
 * @property {string} said its value, or what the words say of it
 * @property {'read' | 'held' | 'open'} state
 * @property {boolean} isSoft a leaning or a choice rather than one value
 * @property {string | number | null} holds what holding it would pin; null when it has no single value
 * @property {Option[]} options of a choice, to change to
 * @property {string} option the one that is chosen, or '' where the words leave several
 * @property {{low: number, high: number, step: number | 'any', unit: string, value: string} | null} size
 * @property {string | null} colour `#rrggbb`, for a colour
 * @property {string} label the whole, for a screen reader
 */

const SEPARATOR = ' · ';
const STEPS = 100;

/**
 * @param {Reading | null} reading
 * @param {Wishes} wishes
 * @param {Field[]} fields empty until they are known
 * @returns {ChipView[]}
 */
export function describeChips(reading, wishes, fields) {
  const read = (reading?.chips ?? []).filter(({ source }) => source === 'prompt' || source === 'reference');
  const shown = new Set();
  const views = [];
  for (const chip of read) {
    if (shown.has(chip.field)) continue;
    const rest = read.filter((other) => other.field === chip.field);
    shown.add(chip.field);
    views.push(...viewsOf(rest, wishes, fields));
  }
  for (const field of Object.keys(wishes.pins)) {
    if (!shown.has(field)) views.push(heldView(field, wishes.pins[field], fields));
  }
  return views;
}

/**
 * All that the words say of one field: one chip when the user has decided about it.
 * @param {Chip[]} chips
 * @param {Wishes} wishes
 * @param {Field[]} fields
 */
function viewsOf(chips, wishes, fields) {
  const [{ field }] = chips;
  if (field in wishes.pins) return [heldView(field, wishes.pins[field], fields)];
  if (wishes.free.includes(field)) return [readView(chips[0], 'open', fields)];
  return chips.map((chip) => readView(chip, 'read', fields));
}

/**
 * @param {Chip} chip
 * @param {'read' | 'open'} state
 * @param {Field[]} fields
 * @returns {ChipView}
 */
function readView(chip, state, fields) {
  const known = fields.find(({ name }) => name === chip.field);
  const [head, ...tail] = chip.label.split(SEPARATOR);
  const name = tail.length > 0 ? head : known?.label ?? chip.field;
  const said = tail.length > 0 ? tail.join(SEPARATOR) : chip.label;
  // A size is read as a range, which may be one value.
  const isOne = chip.kind === 'pin' || chip.kind === 'range' && chip.values[0] === chip.values[1];
  const holds = chip.kind === 'pin' || chip.kind === 'range' ? chip.value : null;
  return {
    key: `${chip.field} ${chip.kind}`,
    field: chip.field,
    name,
    said,
    state,
    isSoft: !isOne,
    holds,
    ...controlOf(known, known?.kind === 'colour' ? chip.value ?? chip.values[0] : holds, said),
    label: `${name} ${said}`,
  };
}

/**
 * @param {string} field
 * @param {string | number} value
 * @param {Field[]} fields
 * @returns {ChipView}
 */
function heldView(field, value, fields) {
  const known = fields.find(({ name }) => name === field);
  const name = known?.label ?? field;
  const said = valueLabel(known, value);
  return {
    key: `${field} pin`,
    field,
    name,
    said,
    state: 'held',
    isSoft: false,
    holds: value,
    ...controlOf(known, value, said),
    label: `${name} ${said}`,
  };
}

/**
 * What a value of a field is called.
 * @param {Field | undefined} field
 * @param {string | number} value
 */
export function valueLabel(field, value) {
  const named = field?.values?.find(({ name }) => name === value);
  if (named) return named.label;
  const shown = typeof value === 'number' ? String(Number(value.toFixed(1))) : value;
  return field?.unit ? `${shown} ${field.unit}` : shown;
}

/**
 * How the field's value is changed: a menu, a number or a colour.
 * @param {Field | undefined} field
 * @param {string | number | null} value
 * @param {string} said
 * @returns {Pick<ChipView, 'options' | 'option' | 'size' | 'colour'>}
 */
function controlOf(field, value, said) {
  const none = { options: [], option: '', size: null, colour: null };
  if (field === undefined) return none;
  if (field.kind === 'colour') {
    return { ...none, colour: typeof value === 'string' ? value.toLowerCase() : '#808080' };
  }
  if (field.kind === 'choice') {
    const options = (field.values ?? []).map(({ name, label }) => ({ value: name, label }));
    const open = value === null ? [{ value: '', label: said }] : [];
    return { ...none, options: [...open, ...options], option: String(value ?? '') };
  }
  if (field.low === null || field.high === null || value === null) return none;
  const step = field.kind === 'count' ? 1 : roundStep((field.high - field.low) / STEPS);
  const shown = field.kind === 'count' ? value : Number(Number(value).toFixed(1));
  const size = { low: field.low, high: field.high, step, unit: field.unit ?? '', value: String(shown) };
  return { ...none, size };
}

/**
 * A step that a person would take: 1, a half, or a tenth and its tenths.
 * @param {number} fine
 */
function roundStep(fine) {
  if (fine >= 0.5) return 1;
  return fine >= 0.05 ? 0.5 : 0.05;
}
