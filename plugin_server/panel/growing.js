/**
 * A text field that grows with its text where the style sheet cannot say so: before Chromium 123, which
 * Illustrator's panels will not have.
 */

/** @param {HTMLTextAreaElement} field */
export function growWithText(field) {
  if (CSS.supports('field-sizing', 'content')) return;
  field.addEventListener('input', () => {
    field.style.height = 'auto';
    const borders = field.offsetHeight - field.clientHeight;
    field.style.height = `${field.scrollHeight + borders}px`;
  });
}
