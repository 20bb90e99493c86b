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
    // uses of the variable: not properties of that name, but spread ones
    const uses = new RegExp(`(?<![\\w$])(?<!(?<!\\.\\.)\\.)${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g')
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
