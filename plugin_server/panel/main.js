/**
 * Starts the panel: puts the parts together and opens the eyes.
 */

import { createActions } from './actions.js';
import { createCommands } from './commands.js';
import { createConnection } from './connection.js';
import { chooseHost } from './host.js';
import { pickLanguage, translatePage, translator } from './i18n.js';
import { createPairing } from './pairing.js';
import { createReader } from './reader.js';
import { createRuns } from './runs.js';
import { initialState, reduce } from './state.js';
import { createStore } from './store.js';
import { followTriggers } from './triggers.js';
import { createView } from './view.js';
import { isFormat } from './wishes.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Event} PanelEvent */

const host = chooseHost(window);
const language = pickLanguage(host.languages);
const t = translator(language);
translatePage(document, language);

/** @type {ReturnType<typeof createStore<State, PanelEvent>>} */
const store = createStore(reduce, initialState);
const connection = createConnection({
  host,
  language,
  onChange: (next) => store.dispatch({ type: 'connection', connection: next }),
});
const pairing = createPairing({ host, store, connection });
const runs = createRuns({ host, store, connection, t });
const actions = createActions({ host, store, connection, runs, pairing });
const commands = createCommands({ host, store, runs, t });
store.watch(createView({ t, actions, hasCanvas: host.insert !== null, canSave: host.save !== null }));
createReader({ store, connection });

/** A tab that comes back into view should not show what was true when it left. */
document.addEventListener('visibilitychange', () => connection.lookNow());

void (async () => {
  const format = await host.read('format');
  if (format !== null && isFormat(format)) store.dispatch({ type: 'format_set', format });
  connection.start(await host.read('token'));
  host.onCommand((command) => void commands.obey(command));
  if (host.onHotkey) {
    host.onHotkey(actions.generate);
    void followTriggers({ connection, name: host.name, press: actions.generate });
  }
  const isNewcomer = await pairing.redeemLink(window);
  // Whoever comes from Tenfold's start sees ten garments without a click.
  if (isNewcomer) void runs.start({});
})();
