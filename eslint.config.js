/**
 * One lint for all JavaScript here. Each part runs somewhere else and is held to the names it finds there.
 */

import js from '@eslint/js';
import figma from '@figma/eslint-plugin-figma-plugins';
import globals from 'globals';
import typescript from 'typescript-eslint';

export default [
  { ignores: ['.venv/**', 'runs/**', 'model/**', 'plugin_figma/ui.html', '**/*.d.ts'] },
  js.configs.recommended,
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
    files: ['plugin_figma/*.mjs', 'eslint.config.js'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['tests/figma/*.js'],
    languageOptions: { sourceType: 'module', globals: { ...globals.browser } },
  },
];
