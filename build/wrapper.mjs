// The last form of a file, as bin/qq loads it. The bundler's own few functions would be a file of their own that every run reads:
// they become part of the first one. In ASCII a file can be read as latin1, byte for byte, where UTF-8 has to be decoded, to a
// string of twice the size. In the wrapper of a module already, since putting it on at each start would copy the text.
import fs from 'node:fs'
import path from 'node:path'
import {filesBelow} from './facts.mjs'

export function wrapModules(dist) {
  const files = filesBelow(dist).filter(file => file.endsWith('.js'))
  const isRuntime = file => path.basename(file).startsWith('rolldown-runtime-')
  const runtime = files.find(isRuntime)
  const runtimeCode = `(exports.$runtime=(exports=>{${fs.readFileSync(runtime, 'utf8')}\nreturn exports})({}))`
  const first = path.join(dist, 'shipped.js')
  for (const file of files.filter(name => !isRuntime(name))) {
    const own = file === first ? runtimeCode : `require("./${path.relative(path.dirname(file), first)}").$runtime`
    const code = fs.readFileSync(file, 'utf8').replace(/require\("[^"]*\/rolldown-runtime-[^"]*"\)/, () => own)
    fs.writeFileSync(file, `(function(exports,require,module,__filename,__dirname){${inAscii(code)}\n})`)
  }
  fs.rmSync(runtime)
}

function inAscii(code) {
  return code.replace(/[^\0-\x7F]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
