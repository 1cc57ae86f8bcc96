/**
 * Starts the panel: puts the parts together and opens the eyes.
 */

import { createActions } from './actions.js';
import { createCommands } from './commands.js';
import { createConnection } from './connection.js';
import { chooseHost } from './host.js';
import { pickLanguage, translatePage, translator } from './i18n.js';
import { createMaps } from './maps.js';
import { createPairing } from './pairing.js';
import { createPasts } from './pasts.js';
import { createReader } from './reader.js';
import { createRuns } from './runs.js';
import { parseKept } from './settings.js';
import { createSketches } from './sketches.js';
import { initialState, reduce } from './state.js';
import { createStore } from './store.js';
import { followTriggers } from './triggers.js';
import { createView } from './view.js';

/** @typedef {import('./i18n.js').Language} Language */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Event} PanelEvent */

const host = chooseHost(window);
/** @type {ReturnType<typeof createStore<State, PanelEvent>>} */
const store = createStore(reduce, initialState);
const automatic = pickLanguage(host.languages);
/** @returns {Language} */
const languageOf = () => {
  const { language } = store.state.settings;
  return language === 'auto' ? automatic : language;
};
const t = translator(languageOf);
/** @type {Language | null} */
let spoken = null;

// Before the other watchers, so that they find the page in the language in which they speak.
store.watch(({ settings }) => {
  document.documentElement.dataset.theme = settings.theme;
  if (languageOf() === spoken) return;
  spoken = languageOf();
  translatePage(document, spoken);
});

const connection = createConnection({
  host,
  languageOf,
  onChange: (next) => store.dispatch({ type: 'connection', connection: next }),
});
const pairing = createPairing({ host, store, connection });
const runs = createRuns({ host, store, connection, t, languageOf });
const pasts = createPasts({ store, connection });
const maps = createMaps({ store, connection, runs });
const sketches = createSketches({ host, store });
const actions = createActions({ host, store, connection, runs, pasts, maps, pairing });
const commands = createCommands({ host, store, runs, t, onShown: sketches.start });
store.watch(createView({ t, languageOf, actions, host }));
createReader({ store, connection });

/** A tab that comes back into view should not show what was true when it left. */
document.addEventListener('visibilitychange', () => connection.lookNow());

void (async () => {
  const { count, format, ...settings } = parseKept(await host.read('settings'));
  store.dispatch({ type: 'settings', settings });
  if (count !== undefined) store.dispatch({ type: 'count_set', count });
  if (format !== undefined) store.dispatch({ type: 'format_set', format });
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
