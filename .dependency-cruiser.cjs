// The rooms, from the ground up: imports go down only (docs/architecture.md). Neighbours on one floor do not know each other;
// what one needs of another comes as a value from above.
const {features, floors} = require('./rooms.cjs')

const folder = names => `^src/lib/(${names.join('|')})/`

const downOnly = floors.flatMap((names, level) =>
  names.map(name => ({
    name: `floors: ${name}`,
    comment: `lib/${name} imports from the floors below it only`,
    severity: 'error',
    from: {path: folder([name])},
    // the ground floor's rooms are one: errors and io know each other and what a frame is made of
    to: {path: '^src/', pathNot: folder([name, ...floors.slice(0, level).flat(), ...(level === 0 ? floors[0] : [])])},
  })),
)

const ownFeature = Object.entries(features).map(([name, below]) => ({
  name: `features: ${name}`,
  comment: `lib/features/${name} knows no other feature${below.length > 0 ? ` but ${below.join(', ')}` : ''}`,
  severity: 'error',
  from: {path: `^src/lib/features/${name}/`},
  to: {path: '^src/lib/features/', pathNot: `^src/lib/features/(${[name, ...below].join('|')})/`},
}))

/** Which folder may reach a package (tests of the whole aside). */
const packages = {
  '@oclif/core': ['^src/(commands/|[a-z-]+\\.ts$|lib/(vocabulary|run|define|features|help)/)'],
  ws: ['^src/lib/(client|mock)/'],
  'https-proxy-agent': ['^src/lib/client/'],
  chalk: ['^src/lib/output/'],
  'get-east-asian-width': ['^src/lib/output/'],
  'js-yaml': ['^src/lib/output/'],
  'jq-web': ['^src/lib/output/'],
  '@humanwhocodes/momoa': ['^src/lib/config/'],
  inquirer: ['^src/lib/prompt/'],
  qr: ['^src/lib/features/login/'],
  json5: ['^src/lib/mock/'],
}

module.exports = {
  forbidden: [
    ...downOnly,
    ...ownFeature,
    {
      name: 'pure',
      comment: 'protocol, errors and message touch nothing outside the program, not even node:fs',
      severity: 'error',
      from: {path: folder(['protocol', 'errors', 'message'])},
      to: {dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg']},
    },
    {
      name: 'commands stand alone',
      comment: 'commands never import each other',
      severity: 'error',
      from: {path: '^src/commands/'},
      to: {path: '^src/(commands/|cli)'},
    },
    {
      name: 'no cycles',
      comment: 'but for types: what is said may hold something else that is said',
      severity: 'error',
      from: {pathNot: '^src/lib/errors/(saying|kinds/)'},
      to: {circular: true},
    },
    ...Object.entries(packages).map(([name, path]) => ({
      name: `package: ${name}`,
      comment: `${name} is reached in one place`,
      severity: 'error',
      from: {path: '^src/', pathNot: path},
      to: {path: `node_modules/${name}/`},
    })),
    {
      name: 'known packages only',
      comment: 'what is bundled is listed above; a package that another one brings along may be gone tomorrow',
      severity: 'error',
      from: {path: '^src/'},
      to: {path: 'node_modules/', pathNot: `node_modules/(@types/)?(${Object.keys(packages).join('|')})/`},
    },
  ],
  options: {
    tsConfig: {fileName: 'tsconfig.json'},
    tsPreCompilationDeps: true,
    doNotFollow: {path: 'node_modules'},
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
