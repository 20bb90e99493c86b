// Makes top-level requires lazy, so that of a big package only what a run uses is evaluated:
//   const a_1 = require("./a")                  ->  each a_1 becomes (_lazy_a_1 ??= require("./a"))
//   const b_1 = __importDefault(require("b"))   ->  the same, with its wrapper
// Sound where no module relies on a side effect of evaluating another: true of @oclif/core and of our own chunks. It reads the
// regular output of TypeScript and of the bundler; hand-written CommonJS (ws) is too irregular but for Node's own modules.
const REQUIRE =
  /^(?:const|var|let) ([\w$]+) = ((?:\w+\.)?__import(?:Default|Star)\()?require\(["']([^"']+)["']\)(\))?;$/gm
const REEXPORT = /^exports\.(\w+) = (__importStar\(require\("[^"]+"\)\));$/gm

/** @param wanted tells for which specifiers */
export function lazyRequires(code, wanted = () => true) {
  const found = []
  const without = code.replace(REQUIRE, (statement, name, wrap, specifier, close) => {
    if (Boolean(wrap) !== Boolean(close) || !wanted(specifier) || isReassigned(code, name)) return statement
    found.push([name, `${wrap ?? ''}require("${specifier}")${close ?? ''}`])
    return `var _lazy_${name};`
  })
  const lazy = found.reduce((text, [name, expression]) => {
    // uses of the variable: not properties of that name, but with the three dots of a spread before it
    const uses = new RegExp(`(?<![\\w$]|(?<!\\.\\.)\\.)${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g')
    return text.replace(uses, () => `(_lazy_${name}??=${expression})`)
  }, without)
  return lazy.replace(
    REEXPORT,
    (_statement, name, expression) =>
      `{let m;Object.defineProperty(exports,"${name}",{enumerable:true,configurable:true,get:()=>m??=${expression}})}`,
  )
}

/** The bundler makes a namespace of some in a second step: `path = __toESM(path)`. */
function isReassigned(code, name) {
  return new RegExp(`^${name.replaceAll('$', '\\$')} = `, 'm').test(code)
}

/** Of oclif all, so that of its index and its base classes only what a run uses is evaluated. */
export const lazyOclif = () => ({
  plugin: {
    name: 'lazy requires of oclif',
    transform: (code, id) =>
      /@oclif\/core\/lib\/.*\.js$/.test(id) ? {code: lazyRequires(code), map: null} : undefined,
  },
})

/** Of ws what only compression and TLS need. */
export const lazyWs = () => ({
  plugin: {
    name: 'lazy requires of ws',
    transform: (code, id) =>
      /node_modules\/ws\/lib\/.*\.js$/.test(id)
        ? {code: lazyRequires(code, name => ['https', 'tls', 'zlib', 'net'].includes(name)), map: null}
        : undefined,
  },
})

/** Of our own files each other and Node's modules, but for the first file, which is always there. */
export const lazyChunks = () => ({
  plugin: {
    name: 'lazy requires of chunks',
    renderChunk: code => ({
      code: lazyRequires(code, name => /^(\.|node:)/.test(name) && !/rolldown-runtime|shipped\.js$/.test(name)),
      map: null,
    }),
  },
})
