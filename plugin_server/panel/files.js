/**
 * Gives the user a file, and the clipboard a text.
 */

/**
 * Copies by selecting, which also works in frames that are refused the clipboard.
 * @param {string} text
 */
export function copyText(text) {
  const holder = document.createElement('textarea');
  holder.value = text;
  holder.className = 'visually-hidden';
  // Inside an open dialog, for everything outside of it cannot be selected.
  const parent = document.querySelector('dialog[open]') ?? document.body;
  const focused = document.activeElement;
  parent.append(holder);
  holder.select();
  document.execCommand('copy');
  holder.remove();
  if (focused instanceof HTMLElement) focused.focus();
}

/**
 * @param {Blob} content
 * @param {string} name
 */
export function saveFile(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the content a moment after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
