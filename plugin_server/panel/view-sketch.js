/**
 * The sketch that would be sent: its picture, and the button that leaves it out. Without a canvas it comes as
 * a file, which is chosen, dropped on the page or pasted.
 */

import { element, setText } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./view-model.js').View} View */

/**
 * @param {Actions} actions
 * @param {boolean} takesFiles
 */
export function createSketch(actions, takesFiles) {
  const row = element('sketch', HTMLElement);
  const picture = element('sketch-picture', HTMLImageElement);
  const title = element('sketch-title', HTMLElement);
  const hint = element('sketch-hint', HTMLElement);
  const leave = element('sketch-leave', HTMLButtonElement);
  const problem = element('sketch-problem', HTMLElement);
  const choose = element('sketch-choose', HTMLButtonElement);
  let isLeft = false;

  leave.addEventListener('click', () => actions.leaveSketch(!isLeft));
  if (takesFiles) takeFiles(actions, choose);

  /** @param {View} view */
  return ({ sketch, sketchProblem }) => {
    const focusGoes = sketch === null && document.activeElement === leave;
    choose.hidden = !takesFiles || sketch !== null;
    if (focusGoes) element(takesFiles ? 'sketch-choose' : 'prompt', HTMLElement).focus();
    row.hidden = sketch === null;
    setText(problem, sketchProblem);
    if (sketch === null) return;
    isLeft = sketch.left;
    row.dataset.left = String(sketch.left);
    if (picture.src !== sketch.url) picture.src = sketch.url;
    setText(title, sketch.title);
    setText(hint, sketch.hint);
    setText(leave, sketch.button);
  };
}

/**
 * @param {Actions} actions
 * @param {HTMLButtonElement} button
 */
function takeFiles(actions, button) {
  const input = element('sketch-file', HTMLInputElement);
  /** @param {FileList | null | undefined} files */
  function take(files) {
    const file = files?.[0];
    if (file) void actions.chooseSketch(file);
    return file !== undefined;
  }
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    take(input.files);
    // So that the same file can be chosen again.
    input.value = '';
  });
  document.addEventListener('paste', (event) => {
    if (take(event.clipboardData?.files)) event.preventDefault();
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.dataset.dragging = 'true';
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) delete document.body.dataset.dragging;
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    delete document.body.dataset.dragging;
    take(event.dataTransfer?.files);
  });
}
