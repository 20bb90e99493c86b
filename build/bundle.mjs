// The bundler's settings: src/shipped.ts and one entry for each command, with the tricks that change single modules.
import path from 'node:path'
import {catalogueOnDemand} from './catalogue.mjs'
import {fileOf, pjson, root} from './facts.mjs'
import {languageOnDemand} from './language.mjs'
import {lazyChunks, lazyOclif, lazyWs} from './lazy-require.mjs'
import {oclifStart} from './oclif-start.mjs'
import {wsClient} from './ws-client.mjs'

/** @param commands those of the manifest, by id @param more tricks that only the shipped build has */
export function bundlerOptions(commands, more = []) {
  const tricks = [
    oclifStart(),
    wsClient(),
    lazyOclif(),
    lazyWs(),
    catalogueOnDemand(),
    languageOnDemand(),
    lazyChunks(),
    ...more,
  ]
  const ids = Object.keys(commands)
  return {
    input: {
      shipped: path.join(root, 'src/shipped.ts'),
      ...Object.fromEntries(
        ids.map(id => [
          `commands/${fileOf(id)}`,
          path.join(root, `src/commands/${fileOf(id).replace(/~\d+$/, '')}.ts`),
        ]),
      ),
    },
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    // natives that ws takes where they are installed; TypeScript, which oclif looks for in development
    external: ['bufferutil', 'utf-8-validate', 'typescript', 'ts-node', 'tsx', 'pnpapi'],
    plugins: tricks.map(({plugin}) => plugin),
    resolve: {alias: Object.assign({}, ...tricks.map(({alias}) => alias))},
    transform: {
      target: 'node20',
      define: {
        ...Object.assign({}, ...tricks.map(({define}) => define)),
        JQ_WEB: '"../jq-web/jq.js"',
        BUILD: JSON.stringify({
          pjson,
          aliases: aliasesOf(commands),
          needTree: ids.filter(id => commands[id].needsTree),
        }),
      },
    },
    onLog(level, log, handler) {
      if (level === 'warn') throw new Error(log.message) // a warning that one lives with hides the next
      handler(level, log)
    },
  }
}

/** How all modules are written: as CommonJS, since an ES module costs a start 18 % before any code runs. */
export const FORMAT = {format: 'cjs', exports: 'named', dynamicImportInCjs: false /* see native-imports.mjs */}

function aliasesOf(commands) {
  return Object.fromEntries(
    Object.entries(commands).flatMap(([id, {aliases, hiddenAliases}]) =>
      [...aliases, ...hiddenAliases].map(word => [word, id]),
    ),
  )
}
