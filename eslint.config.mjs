import tseslint from 'typescript-eslint'

export default tseslint.config(
  {ignores: ['dist/**', 'node_modules/**', 'test/fixtures/**']},
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'vitest.config.mts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {parserOptions: {project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname}},
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      // verbatimModuleSyntax cannot be used in a package that is emitted as CommonJS; this rule keeps its promise
      '@typescript-eslint/consistent-type-imports': [
        'error',
        {fixStyle: 'inline-type-imports', disallowTypeAnnotations: false},
      ],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      '@typescript-eslint/promise-function-async': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true, allowBoolean: true}],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        {ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true},
      ],
      '@typescript-eslint/no-unused-vars': ['error', {varsIgnorePattern: '^_', argsIgnorePattern: '^_'}],
      'no-console': 'error',
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      complexity: ['error', 20],
      'max-lines-per-function': ['error', {max: 60, skipBlankLines: true, skipComments: true}],
      'no-restricted-properties': [
        'error',
        {object: 'process', property: 'exit', message: 'only bin/ and lib/command/signals.ts end the process'},
        {object: 'process', property: 'env', message: 'only lib/config reads the environment'},
      ],
    },
  },
  {files: ['src/lib/config/**'], rules: {'no-restricted-properties': ['error', {object: 'process', property: 'exit'}]}},
  {
    files: ['src/lib/command/signals.ts'],
    rules: {'no-restricted-properties': ['error', {object: 'process', property: 'env'}]},
  },
  {
    files: ['test/**/*.ts', 'vitest.config.mts'],
    rules: {
      'no-restricted-properties': 'off',
      'no-console': ['error', {allow: ['warn']}], // tells what was skipped
      'max-lines-per-function': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
)
