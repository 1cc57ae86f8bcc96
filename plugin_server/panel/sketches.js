/**
 * Keeps what is selected in view: the sketch as it would be sent, and the colours that are there.
 */

import { addressOf } from './sketch.js';

/** @typedef {import('./host.js').Host} Host */
/** @typedef {import('./runs.js').Store} Store */

/** A selection is often made in several clicks, and each export takes the host some time. */
const PAUSE_MS = 150;

/** @param {{host: Host, store: Store}} parts */
export function createSketches({ host, store }) {
  let looks = 0;
  let isLooking = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  async function look() {
    looks += 1;
    const mine = looks;
    const sketch = await host.preview().catch(() => null);
    const colours = await host.colours().catch(() => []);
    if (mine !== looks) return;
    store.dispatch({ type: 'sketch_seen', url: sketch && addressOf(sketch) });
    store.dispatch({ type: 'colours', colours });
  }

  function lookSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), PAUSE_MS);
  }

  return {
    /** From now on; a panel that nobody sees need not look. */
    start() {
      if (isLooking) return;
      isLooking = true;
      host.onSelection(lookSoon);
      // What is selected may have been redrawn meanwhile, of which hosts say nothing.
      window.addEventListener('focus', lookSoon);
      void look();
    },
  };
}
