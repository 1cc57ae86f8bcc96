/**
 * One lint for all JavaScript here. Each part runs somewhere else and is held to the names it finds there.
 */

import js from '@eslint/js';
import figma from '@figma/eslint-plugin-figma-plugins';
import es from 'eslint-plugin-es-x';
import globals from 'globals';
import typescript from 'typescript-eslint';

/** What a script finds in Illustrator, and what the files of the host script define for each other. */
const ILLUSTRATOR = [
  'app', 'alert', 'File', 'Folder', 'ExternalObject', 'CSXSEvent', 'RGBColor', 'ExportOptionsPNG24',
  'BlendModes', 'ColorConvertPurpose', 'CoordinateSystem', 'DocumentColorSpace', 'ElementPlacement',
  'ExportType', 'ImageColorSpace', 'SaveOptions', 'StrokeCap', 'StrokeJoin', 'Transformation',
  'UserInteractionLevel', 'TenfoldJson', 'TenfoldApplication', 'TenfoldPlaces', 'TenfoldSketch',
  'TenfoldColours', 'TenfoldLayers', 'TenfoldRecords', 'TenfoldInsertion', 'Tenfold', 'TENFOLD_PROBE', '$',
];

export default [
  {
    ignores: [
      '.venv/**', 'build/**', 'dist/**', 'runs/**', 'exports/**', 'model/saved_models/**',
      '**/*.html', '**/*.d.ts',
    ],
  },
  { ...js.configs.recommended, files: ['**/*.js', '**/*.mjs', '**/*.jsx'] },
  {
    rules: {
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-len': ['error', { code: 112, ignorePattern: '^\\s*/\\*\\*.*\\*/$' }],
    },
  },
  {
    files: ['plugin_server/panel/*.js'],
    plugins: { 'es-x': es },
    // Illustrator shows the panel in a browser of 2021.
    settings: { 'es-x': { aggressive: true } },
    rules: { ...es.configs['flat/no-new-in-es2022'].rules, ...es.configs['flat/no-new-in-esnext'].rules },
    languageOptions: { ecmaVersion: 2020, sourceType: 'module', globals: globals.browser },
  },
  {
    files: ['plugin_figma/code.js'],
    plugins: { '@figma/figma-plugins': figma },
    // Figma loads exactly one script, so this one may be longer than a module elsewhere.
    rules: {
      ...figma.flatConfigs.recommended.rules,
      'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }],
    },
    languageOptions: {
      ecmaVersion: 2020,
      sourceType: 'script',
      globals: { figma: 'readonly', __html__: 'readonly', setTimeout: 'readonly' },
      parser: typescript.parser,
      parserOptions: { project: './plugin_figma/tsconfig.json' },
    },
  },
  {
    // Illustrator's script engine stands where JavaScript stood in 1999.
    files: ['plugin_illustrator/**/*.jsx', 'docs/probe/*.jsx'],
    plugins: { 'es-x': es },
    settings: { 'es-x': { aggressive: true } },
    rules: {
      ...es.configs['flat/no-new-in-es5'].rules,
      // Strings have had indexOf for ever; that arrays have none shows at run time, in the tests.
      'es-x/no-array-prototype-indexof': 'off',
      'no-var': 'off',
      'prefer-const': 'off',
      'no-prototype-builtins': 'off',
      // Each file defines one name and uses those of the files before it.
      'no-redeclare': 'off',
      'no-unused-vars': ['error', { varsIgnorePattern: '^(Tenfold|TENFOLD)', caughtErrors: 'none' }],
      // The engine reads both of these otherwise than the standard says.
      'no-nested-ternary': 'error',
      'no-mixed-operators': ['error', { groups: [['&&', '||']] }],
    },
    languageOptions: {
      ecmaVersion: 3,
      sourceType: 'script',
      globals: Object.fromEntries(ILLUSTRATOR.map((name) => [name, 'readonly'])),
    },
  },
  {
    files: ['*.mjs', 'eslint.config.js'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['docs/probe/*.js'],
    languageOptions: {
      ecmaVersion: 2020,
      sourceType: 'script',
      globals: { ...globals.browser, figma: 'readonly', TENFOLD_PROBE: 'readonly' },
    },
  },
  {
    files: ['tests/illustrator/*.mjs'],
    languageOptions: { ecmaVersion: 2022, globals: globals.node },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  {
    files: ['tests/illustrator/cep-page.js'],
    languageOptions: {
      sourceType: 'script',
      globals: { ...globals.browser, ADDRESS: 'readonly', EXTENSION: 'readonly', ENVIRONMENT: 'readonly' },
    },
  },
  {
    files: ['model/export/page/*.js'],
    languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals: globals.browser },
  },
  {
    files: ['tests/figma/*.js'],
    languageOptions: { sourceType: 'module', globals: { ...globals.browser } },
  },
];
