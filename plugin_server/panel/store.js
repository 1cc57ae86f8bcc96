/**
 * The panel's one piece of memory: a state that changes only through the reducer, and those who watch it.
 */

/**
 * @template State, Event
 * @param {(state: State, event: Event) => State} reduce
 * @param {State} initial
 */
export function createStore(reduce, initial) {
  let state = initial;
  /** @type {((state: State) => void)[]} */
  const watchers = [];
  return {
    get state() {
      return state;
    },
    /** @param {Event} event */
    dispatch(event) {
      const before = state;
      state = reduce(state, event);
      if (state !== before) for (const watcher of watchers) watcher(state);
    },
    /**
     * Calls the watcher now and after every change.
     * @param {(state: State) => void} watcher
     */
    watch(watcher) {
      watchers.push(watcher);
      watcher(state);
    },
  };
}
