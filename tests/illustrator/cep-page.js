/**
 * What CEP puts into a panel's page before its scripts run; behind it stands the mock Illustrator.
 * ADDRESS, EXTENSION and ENVIRONMENT are put in by the test.
 */

(() => {
  const address = ADDRESS;
  const listeners = new Map();

  function refuseUnknown(name, object) {
    return new Proxy(object, {
      get(target, property) {
        if (!(property in target)) throw new Error(`CEP has no ${name}.${String(property)}`);
        return target[property];
      },
    });
  }

  function askNow(path, body) {
    const request = new XMLHttpRequest();
    request.open('POST', address + path, false);
    request.send(JSON.stringify(body));
    if (request.status !== 200) throw new Error(request.responseText);
    return JSON.parse(request.responseText);
  }

  async function ask(path, body) {
    const response = await fetch(address + path, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }

  function emit(type, data) {
    for (const listener of listeners.get(type) ?? []) listener({ type, data });
  }

  const cepTest = { environment: ENVIRONMENT, keys: null, emit, files: [] };
  window.cepTest = cepTest;

  window.__adobe_cep__ = refuseUnknown('__adobe_cep__', {
    evalScript: (script, callback) =>
      void ask('/eval', { script }).then(callback, () => callback('EvalScript error.')),
    getHostEnvironment: () => JSON.stringify(cepTest.environment),
    getSystemPath: (kind) => (kind === 'extension' ? EXTENSION : ''),
    addEventListener: (type, listener) => {
      listeners.set(type, [...(listeners.get(type) ?? []), listener]);
    },
    registerKeyEventsInterest: (keys) => {
      cepTest.keys = JSON.parse(keys);
    },
  });

  const file = (call) => (...values) => {
    cepTest.files.push([call, values[0]]);
    return askNow('/files', { call, values });
  };
  window.cep = refuseUnknown('cep', {
    fs: refuseUnknown('cep.fs', {
      readFile: file('readFile'),
      writeFile: file('writeFile'),
      deleteFile: file('deleteFile'),
      showSaveDialogEx: file('showSaveDialogEx'),
    }),
    encoding: { UTF8: 'UTF-8', Base64: 'Base64' },
  });

  new EventSource(`${address}/events`).onmessage = ({ data }) => {
    const event = JSON.parse(data);
    emit(event.type, event.data);
  };
})();
