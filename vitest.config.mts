import {defineConfig} from 'vitest/config'

const report = process.env['QQ_TEST_REPORT']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: 'test/support/words.ts',
    globalSetup: 'test/support/surroundings.ts',
    maxWorkers: '100%',
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...(report && {reporters: ['default', 'json'], outputFile: {json: report}}),
  },
})
