/**
 * What types-for-adobe lacks of Illustrator's scripting: it has the members of option classes, and
 * createFromFile, as static ones, and neither the enumeration of places nor replacing by a function.
 */

/// <reference types="types-for-adobe/Illustrator/2022" />
/// <reference types="types-for-adobe/shared/PlugPlugExternalObject" />

declare enum ElementPlacement {
  INSIDE,
  PLACEAFTER,
  PLACEATBEGINNING,
  PLACEATEND,
  PLACEBEFORE,
}

interface GroupItems {
  createFromFile(imageFile: File): GroupItem;
}

interface CompoundPathItem {
  readonly pathItems: PathItems;
}

interface ExportOptionsPNG24 {
  antiAliasing: boolean;
  artBoardClipping: boolean;
  transparency: boolean;
  matte: boolean;
  matteColor: RGBColor;
  /** In percent, at most 776.19. */
  horizontalScale: number;
  verticalScale: number;
}

interface String {
  replace(what: RegExp, replacement: (match: string) => string): string;
}
