/**
 * Illustrator's enumerations, as far as they are used; each value says what it is.
 */

const VALUES = {
  BlendModes: ['NORMAL', 'MULTIPLY'],
  ColorConvertPurpose: ['defaultpurpose'],
  CoordinateSystem: ['DOCUMENTCOORDINATESYSTEM', 'ARTBOARDCOORDINATESYSTEM'],
  DocumentColorSpace: ['RGB', 'CMYK'],
  ElementPlacement: ['PLACEATBEGINNING', 'PLACEATEND', 'PLACEBEFORE', 'PLACEAFTER', 'INSIDE'],
  ExportType: ['PNG24'],
  ImageColorSpace: ['RGB', 'CMYK'],
  SaveOptions: ['DONOTSAVECHANGES', 'SAVECHANGES', 'PROMPTTOSAVECHANGES'],
  StrokeCap: ['BUTTENDCAP', 'ROUNDENDCAP', 'PROJECTINGENDCAP'],
  StrokeJoin: ['MITERENDJOIN', 'ROUNDENDJOIN', 'BEVELENDJOIN'],
  Transformation: ['TOPLEFT', 'CENTER'],
  UserInteractionLevel: ['DISPLAYALERTS', 'DONTDISPLAYALERTS'],
};

/** @type {Record<string, Record<string, string>>} */
export const ENUMERATIONS = Object.fromEntries(Object.entries(VALUES).map(([name, values]) => [
  name, Object.fromEntries(values.map((value) => [value, `${name}.${value}`])),
]));
