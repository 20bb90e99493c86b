/** The rooms of src/lib from the ground up, as docs/architecture.md draws them: a line is a floor, and imports go down only. */
exports.floors = [
  ['protocol', 'errors', 'io'],
  ['language'],
  ['message'],
  ['client', 'disk'],
  ['operations', 'transfer', 'state', 'retry', 'output', 'config', 'prompt', 'mock', 'server'],
  ['input'],
  ['vocabulary'],
  ['run', 'help'],
  ['define'],
  ['features'],
]

/** Which of the larger commands' folders builds on which: the lines of a batch are calls, messages have files, a doctor looks whether a shell completes, and servers log in. */
exports.features = {
  aliases: [],
  batch: ['calls'],
  messages: ['files'],
  calls: [],
  files: [],
  events: [],
  completion: [],
  mock: [],
  setup: ['login'],
  login: [],
  server: ['login'],
  doctor: ['completion'],
}
