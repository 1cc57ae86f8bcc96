/**
 * The few things that Illustrator's panels have beyond a browser's (CEP 11 and 12), as the panel uses them
 * (plugin_server/panel/cep.js).
 */

export interface CepColour {
  red: number;
  green: number;
  blue: number;
}

/** What `getHostEnvironment` gives, as JSON. */
export interface HostEnvironment {
  /** As in `zh_CN`. */
  appUILocale: string;
  appSkinInfo: { panelBackgroundColor: { color: CepColour } };
}

export interface CepEngine {
  /** `callback` gets what the script evaluates to, or "EvalScript error.". */
  evalScript(script: string, callback: (result: string) => void): void;
  getHostEnvironment(): string;
  /** A file address, percent-encoded. */
  getSystemPath(kind: 'extension'): string;
  addEventListener(type: string, listener: (event: { data: unknown }) => void): void;
  /** JSON of keys that the panel keeps when no text field has the focus; the numbers are the system's. */
  registerKeyEventsInterest(keys: string): void;
}

export interface CepResult<T> {
  /** 0 for none. */
  err: number;
  data: T;
}

export interface CepFiles {
  readFile(path: string, encoding: string): CepResult<string>;
  writeFile(path: string, data: string, encoding: string): CepResult<undefined>;
  deleteFile(path: string): CepResult<undefined>;
  showSaveDialogEx(
    title: string, initialPath: string, fileTypes: string[], defaultName: string,
  ): CepResult<string>;
}

export interface Cep {
  fs: CepFiles;
  encoding: { UTF8: string; Base64: string };
}

declare global {
  interface Window {
    __adobe_cep__: CepEngine;
    cep: Cep;
  }
}
