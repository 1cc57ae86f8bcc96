/**
 * One variation large, in a dialog, with what can be done with it.
 */

import { element, setLabel, setText, svgIcon } from './page.js';

/** @typedef {import('./actions.js').Actions} Actions */
/** @typedef {import('./view-model.js').View} View */

/**
 * @param {Actions} actions
 * @param {{hasCanvas: boolean, canSave: boolean}} can
 */
export function createEnlarged(actions, { hasCanvas, canSave }) {
  const dialog = element('enlarged', HTMLDialogElement);
  const title = element('enlarged-title', HTMLElement);
  const picture = element('enlarged-picture', HTMLImageElement);
  const name = element('enlarged-name', HTMLElement);
  const seed = element('enlarged-seed', HTMLElement);
  const previous = element('enlarged-previous', HTMLButtonElement);
  const next = element('enlarged-next', HTMLButtonElement);
  const star = element('enlarged-star', HTMLButtonElement);
  const download = element('enlarged-download', HTMLButtonElement);
  const insert = element('enlarged-insert', HTMLButtonElement);
  star.append(svgIcon('star'));
  /** @type {View['enlarged']} */
  let shown = null;

  /** @param {(variation: NonNullable<View['enlarged']>) => void} act */
  const onShown = (act) => () => {
    if (shown) act(shown);
  };
  const goBack = onShown((variation) => step(variation.previous));
  const goOn = onShown((variation) => step(variation.next));
  /** @param {import('./state.js').Ref | null} of */
  function step(of) {
    if (of !== null) void actions.enlarge(of);
  }
  function close() {
    void actions.enlarge(null);
  }

  previous.addEventListener('click', goBack);
  next.addEventListener('click', goOn);
  element('enlarged-close', HTMLButtonElement).addEventListener('click', close);
  element('enlarged-copy', HTMLButtonElement)
    .addEventListener('click', onShown((variation) => actions.copySeed(variation.seed)));
  element('enlarged-reuse', HTMLButtonElement).addEventListener('click', onShown((variation) => {
    close();
    actions.reuseSeed(variation.seed);
  }));
  element('enlarged-like', HTMLButtonElement).addEventListener('click', onShown((variation) => {
    close();
    actions.moreLike(variation.of);
  }));
  star.addEventListener('click', onShown((variation) => actions.turnFavourite(variation.of)));
  insert.addEventListener('click', onShown(({ of }) => actions.insert(of.id, [of.index])));
  download.hidden = !canSave;
  insert.hidden = !hasCanvas;
  download.addEventListener('click', onShown((variation) => void actions.download(variation.of)));
  dialog.addEventListener('close', onShown(close));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) close();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') goBack();
    if (event.key === 'ArrowRight') goOn();
    if (event.key === 'f' && shown) actions.turnFavourite(shown.of);
  });

  /** @param {View} view */
  return (view) => {
    shown = view.enlarged;
    if (shown === null) {
      if (dialog.open) dialog.close();
      return;
    }
    setText(title, shown.title);
    setText(name, shown.name);
    setText(download, shown.download);
    setText(seed, shown.said);
    star.setAttribute('aria-pressed', String(shown.favourite));
    setLabel(star, shown.star);
    picture.alt = shown.alt;
    if (shown.picture !== null && picture.src !== shown.picture) picture.src = shown.picture;
    previous.disabled = shown.previous === null;
    next.disabled = shown.next === null;
    if (!dialog.open) dialog.showModal();
  };
}
