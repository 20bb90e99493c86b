import tseslint from 'typescript-eslint'

/** A run is given these as a value (lib/io/io.ts). */
const message = 'a run is given its Io; only src/process-io.ts knows the process'
const PROCESS = [
  ...['stdin', 'stdout', 'stderr', 'env', 'argv', 'exit', 'exitCode'].map(name => ['process', name]),
  ['globalThis', 'process'],
].map(([object, property]) => ({object, property, message}))

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
      'no-restricted-properties': ['error', ...PROCESS],
      'no-restricted-imports': ['error', ...['process', 'node:process'].map(name => ({name, message}))],
    },
  },
  {
    files: ['src/lib/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'Program > VariableDeclaration[kind=let], Program > ExportNamedDeclaration > VariableDeclaration[kind=let]',
          message: 'a module keeps no state of the process: what a run keeps belongs to its session',
        },
      ],
    },
  },
  // what makes the world of a run out of the process, and what guards it from a package that writes to the process
  {files: ['src/process-io.ts', 'src/lib/output/jq.ts'], rules: {'no-restricted-properties': 'off'}},
  {
    files: ['test/**/*.ts', 'vitest.config.mts'],
    rules: {
      'no-restricted-properties': 'off',
      'no-console': ['error', {allow: ['warn']}], // tells what was skipped
      'max-lines-per-function': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-deprecated': 'off', // a test reads what an error says in words (test/support/words.ts)
    },
  },
)
