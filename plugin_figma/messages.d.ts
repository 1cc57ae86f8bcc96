/**
 * The messages between the panel in its iframe (plugin_server/panel/host-figma.js) and the plugin's main
 * thread (code.js). Both sides are checked against this page; at run time code.js trusts none of it.
 */

/** What a generation was made from; kept with every node so that it can be made again. */
export interface GenerationRecord {
  generation: string;
  model: { name: string; version: number };
  prompt: string;
  seed: number;
  count: number;
  pins: Record<string, string | number>;
  free: string[];
  like: string | null;
  locks: string[];
  strength: number;
  path?: [number, number][];
}

/** One exported layer, with its bounds on the canvas. */
export interface Piece {
  bytes: Uint8Array;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One variation, as vectors or as PNG; the other of `svg` and `bytes` is null. `names`: its layers' by id. */
export interface InsertVariation {
  index: number;
  seed: number;
  width: number;
  height: number;
  name: string;
  design: Record<string, string | number>;
  svg: string | null;
  names: Record<string, string>;
  bytes: Uint8Array | null;
}

/** What "ten more" takes over from the node on which it was pressed; `name` is what that node is called. */
export interface Again {
  name: string;
  prompt: string;
  model: string;
  pins: Record<string, string | number>;
  free: string[];
  like: string | null;
  locks: string[];
  strength: number;
  sketch: string[];
}

/** What the user wants: a menu command with what it needs, or to stop what is going on. */
export type Command =
  | { type: 'command'; command: 'panel' }
  | { type: 'command'; command: 'cancel' }
  | { type: 'command'; command: 'generate' }
  | { type: 'command'; command: 'keywords'; prompt: string }
  | { type: 'command'; command: 'again'; again: Again };

export type FromPlugin =
  | Command
  | { type: 'selection' }
  | { type: 'answer'; request: number; value: unknown; error: null }
  | { type: 'answer'; request: number; error: string };

/** `insertion` names it: what has been inserted under a name is not inserted again. */
export interface InsertQuestion {
  type: 'insert';
  insertion: string;
  record: GenerationRecord;
  variations: InsertVariation[];
  relaunch: { again: string; like: string };
}

/** `lost`: layers that the host's importer did not make as they were drawn. */
export interface Inserted {
  count: number;
  lost: number;
}

/**
 * Answered with: read, the stored string or null; sketch and preview, pieces; colours, `#RRGGBB` of the
 * selection and of the document's styles; insert, `Inserted`.
 */
export type Question =
  | { type: 'read'; key: string }
  | { type: 'write'; key: string; value: string }
  | { type: 'sketch'; nodes: string[] | null }
  | { type: 'preview' }
  | { type: 'colours' }
  | InsertQuestion;

export type FromPanel =
  | (Question & { request: number })
  | { type: 'ready' }
  | { type: 'show' }
  | { type: 'notify'; text: string; cancel: string | null }
  | { type: 'close' };
