/**
 * Carries out what the user asked for outside the panel: a menu command, a relaunch button, the hotkey.
 *
 * Such a command stays out of sight: a word when it begins, the designs on the canvas, a word at the end.
 * Only when the user has to do something does the panel appear, and then it stays.
 */

import { fieldLabel } from './i18n.js';
import { needsPanel } from './state.js';
import { requestOf } from './wishes.js';

/** @typedef {import('../../plugin_figma/messages').Command} Command */
/** @typedef {import('./host.js').Host} Host */
/** @typedef {import('./i18n.js').Translate} Translate */
/** @typedef {import('./state.js').Run} Run */
/** @typedef {import('./runs.js').Store} WritableStore */
/** @typedef {WritableStore & {watch: (watcher: () => void) => void}} Store */
/** @typedef {ReturnType<typeof import('./runs.js').createRuns>} Runs */

/** @param {{host: Host, store: Store, runs: Runs, t: Translate, onShown: () => void}} parts */
export function createCommands({ host, store, runs, t, onShown }) {
  let quiet = false;

  store.watch(() => {
    if (!quiet || !needsPanel(store.state)) return;
    quiet = false;
    host.show();
    onShown();
  });

  /** @param {Command} command */
  async function obey(command) {
    if (command.command === 'cancel') return runs.cancel();
    if (command.command === 'panel') return onShown();
    quiet = true;
    host.notify(t('notify_generating'), t('cancel'));
    await begin(command);
    const { run } = store.state;
    if (run?.inserted) host.notify(insertedText(run), null);
    if (quiet) host.close();
    return undefined;
  }

  /** @param {Exclude<Command, {command: 'panel' | 'cancel'}>} command */
  function begin(command) {
    if (command.command === 'again') {
      const { name, prompt, model, sketch, pins, free, like, locks, strength } = command.again;
      const earlier = like === null ? null : { ref: like, name, picture: null, design: null };
      const wishes = { pins, free, like: earlier, locks, strength };
      store.dispatch({ type: 'prompt_typed', prompt });
      store.dispatch({ type: 'wishes_taken', wishes });
      return runs.start({ prompt, model, ...requestOf(store.state.wishes) }, sketch);
    }
    if (command.command === 'generate') return runs.start({});
    store.dispatch({ type: 'prompt_typed', prompt: command.prompt });
    return runs.start({ prompt: command.prompt });
  }

  /** @param {Run} run */
  function insertedText(run) {
    const values = { k: run.inserted, seed: run.generation?.seed ?? 0 };
    if (run.lost > 0) return t('notify_lost', { ...values, n: run.lost });
    const ignored = run.generation?.ignored ?? [];
    if (ignored.length === 0) return t('notify_inserted', values);
    const fields = ignored.map(({ field }) => fieldLabel(t, store.state.fields, field)).join(', ');
    return t('notify_ignored', { ...values, fields });
  }

  return { obey };
}
