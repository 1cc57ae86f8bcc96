/**
 * The commands of the host script (host/tenfold.jsx), as the panel gives them
 * (plugin_server/panel/host-illustrator.js). Lengths are in points; files are names in the temporary folder.
 */

import type { GenerationRecord } from '../plugin_figma/messages';

/** Something with an id in an SVG, and what the importer is to make of it. */
export interface SentLayer {
  name: string;
  /** null for a group */
  fill: 'none' | 'solid' | 'gradient' | null;
  stroke: number | null;
  dash: number[];
  miter: number;
  multiply: boolean;
}

/** Where in a design's place its outlines lie, downwards from the top left corner. */
export interface Drawn {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface InsertVariation {
  index: number;
  seed: number;
  name: string;
  design: Record<string, string | number>;
  file: string;
  height: number;
  /** null for a picture, which fills its place */
  drawn: Drawn | null;
  layers: Record<string, SentLayer>;
}

export interface Commands {
  /** Tells where files go, and clears away what a crash left there. */
  prepare: { wish: null; answer: { folder: string } };
  /** `file`: where the drawing is to go; null when only the place is wanted. */
  sketch: {
    wish: { file: string | null };
    answer: { drawing: { file: string; width: number; height: number } | null; cell: number };
  };
  /** Those of the selection first, then of the swatches; `#RRGGBB`. */
  colours: { wish: null; answer: { colours: string[] } };
  insert: {
    /** `insertion` names it: what was inserted under that name before is not inserted again. */
    wish: { insertion: string; record: GenerationRecord; cell: number; variations: InsertVariation[] };
    answer: { count: number; lost: number };
  };
  /** The note of the selected design, which its user may have changed; null where none is selected. */
  selected: { wish: null; answer: { data: unknown } };
}

export type Answer = { value: unknown } | { error: { code: string; message: string } };
