import {type AreaTable} from '../../errors/wording.js'

/** Where the sentences of each area are. */
export const AREAS: AreaTable = {
  config: async () => (await import('./config.js')).configSentences,
  connection: async () => (await import('./connection.js')).connectionSentences,
  input: async () => (await import('./input.js')).inputSentences,
  message: async () => (await import('./message.js')).messageSentences,
  mock: async () => (await import('./mock.js')).mockSentences,
  operations: async () => (await import('./operations.js')).operationsSentences,
  output: async () => (await import('./output.js')).outputSentences,
  reply: async () => (await import('./reply.js')).replySentences,
  retry: async () => (await import('./retry.js')).retrySentences,
  run: async () => (await import('./run.js')).runSentences,
  state: async () => (await import('./state.js')).stateSentences,
  transfer: async () => (await import('./transfer.js')).transferSentences,
  webui: async () => (await import('./webui.js')).webuiSentences,
}
