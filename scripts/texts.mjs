// The English texts that people read, and the Chinese ones, found by TypeScript's own parser; which file the Chinese of each belongs
// in. For the tests, and for whoever translates: `npm run zh:missing [FILE]` prints what has no Chinese yet.
import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const root = path.resolve(import.meta.dirname, '..')
const CHINESE = 'src/lib/language/zh-CN'

/** Functions whose first argument is a text in English. */
const SAYING = ['say', 'ownText', 'text']
/** What the catalogue and other tables say in English, by the name of the property, and where these tables are. */
const TOLD = ['notes', 'withoutIt', 'serverWait', 'gone', 'about', 'note', 'instead']
const TABLES = /^src\/lib\/(protocol\/(catalog|about\/old-names|events)|output\/formats|features\/completion)/

const filesBelow = folder =>
  fs
    .readdirSync(path.join(root, folder), {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort()

const parse = file =>
  ts.createSourceFile(file, fs.readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)

function* nodesIn(node) {
  yield node
  for (const child of node.getChildren()) yield* nodesIn(child)
}

/** The value of a literal, also of literals that are added together; undefined for anything else. */
function literal(node) {
  if (node === undefined) return undefined
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isIdentifier(node)) return literal(constantsOf(node.getSourceFile()).get(node.text))
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined
  const [left, right] = [literal(node.left), literal(node.right)]
  return left === undefined || right === undefined ? undefined : left + right
}

const constantsBySource = new WeakMap()

/** What the constants of a file are made of. */
function constantsOf(source) {
  if (!constantsBySource.has(source)) {
    const declared = source.statements.filter(ts.isVariableStatement).flatMap(node => node.declarationList.declarations)
    constantsBySource.set(source, new Map(declared.map(({name, initializer}) => [name.getText(), initializer])))
  }
  return constantsBySource.get(source)
}

/** Both texts of a choice count. */
function literals(node) {
  if (node !== undefined && ts.isConditionalExpression(node))
    return [...literals(node.whenTrue), ...literals(node.whenFalse)]
  const text = literal(node)
  return text === undefined ? [] : [text]
}

/** Whether a text has words or marks of its own, beside its places. */
const needsChinese = text => /[a-z,;:()?!]/i.test(text.replace(/\{[^}]*\}/g, ''))

function groupedBy(items, keyOf) {
  const groups = new Map()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** The file for the Chinese of what a source file says. */
function fileFor(source) {
  const [, feature] = /^src\/lib\/features\/([^/]+)\//.exec(source) ?? []
  const [, room = 'run'] = /^src\/(?:lib\/)?([^/.]+)\//.exec(source) ?? []
  return `${CHINESE}/texts/${TABLES.test(source) && !feature ? 'catalogue' : (feature ?? room)}.ts`
}

/** What stands in a table: it has a name that says so, or is that of a kind of event. */
function isTold({name}) {
  return TOLD.includes(name.getText()) || /^(message|message_sent|notice|request|meta_event)\./.test(name.text)
}

/** Every template and text in the sources: [{text, from, file}]; a `say` without a literal has no text. */
export function saidTexts() {
  return filesBelow('src')
    .filter(source => !source.startsWith('src/lib/language/'))
    .flatMap(source => {
      const file = fileFor(source)
      const found = []
      const add = (text, node) => {
        const {line} = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart())
        found.push({text, from: `${source}:${line + 1}`, file})
      }
      const parsed = parse(source)
      // other functions have that name, too
      const saying = parsed.text.includes('type Speech') ? SAYING : SAYING.filter(name => name !== 'text')
      for (const node of nodesIn(parsed)) {
        if (ts.isCallExpression(node) && saying.includes(nameOf(node.expression))) {
          const texts = literals(node.arguments[0])
          if (texts.length > 0) for (const text of texts) add(text, node)
          else if (nameOf(node.expression) === 'say') add(undefined, node)
        }
        if (isFinding(source, node)) for (const text of literals(node.arguments[0])) add(text, node)
        if (TABLES.test(source) && ts.isPropertyAssignment(node) && isTold(node))
          for (const text of literals(node.initializer)) add(text, node)
      }
      return found
    })
}

/** What a check of the doctor is called. */
function isFinding(source, node) {
  const making = ['fine', 'warning', 'failed', 'checked', 'noHome']
  return (
    source.startsWith('src/lib/features/doctor/') &&
    ts.isCallExpression(node) &&
    making.includes(nameOf(node.expression))
  )
}

function nameOf(expression) {
  if (ts.isIdentifier(expression)) return expression.text
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined
}

/** Every text of the help: [{text, from, file}]. */
export function helpTexts() {
  const {commands} = JSON.parse(fs.readFileSync(path.join(root, 'oclif.manifest.json'), 'utf8'))
  const {topics} = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).oclif
  const all = Object.entries(topics).map(([name, {description}]) => ({text: description, from: name, topic: 'topics'}))
  for (const [id, {summary, description, args, flags}] of Object.entries(commands)) {
    const name = id.replaceAll(':', ' ')
    const topic = id.includes(':') ? id.slice(0, id.indexOf(':')) : 'top'
    const add = (text, from) => text && all.push({text, from, topic})
    add(summary, name)
    add(description, name)
    for (const [arg, {description: about}] of Object.entries(args)) add(about, `${name} ${arg.toUpperCase()}`)
    for (const [flag, facts] of Object.entries(flags)) {
      add(facts.summary, `${name} --${flag}`)
      add(facts.description, `${name} --${flag}`)
      if (facts.helpGroup) all.push({text: `${facts.helpGroup} FLAGS`, from: 'headings', topic: 'topics'})
    }
  }
  for (const text of HEADINGS) all.push({text, from: 'headings', topic: 'topics'})
  const topicsOf = groupedBy(all, ({text}) => text)
  return all.map(({text, from, topic}) => {
    const isShared = new Set(topicsOf.get(text).map(each => each.topic)).size > 1
    return {text, from, file: `${CHINESE}/help/${isShared ? 'shared' : topic}.ts`}
  })
}

/** The fixed words of oclif's pages. */
const HEADINGS = [
  ...['USAGE', 'ARGUMENTS', 'FLAGS', 'DESCRIPTION', 'ALIASES', 'EXAMPLES', 'FLAG DESCRIPTIONS', 'SHARED FLAGS'],
  ...['COMMANDS', 'TOPICS', '(required)', '<options: '],
]

/** Every English text once, and whether it can be left as it is. */
export function englishTexts() {
  const found = new Map()
  for (const each of [...saidTexts(), ...helpTexts()])
    if (each.text !== undefined && !found.has(each.text))
      found.set(each.text, {...each, needsChinese: needsChinese(each.text)})
  return [...found.values()]
}

/** The tables of the Chinese: [{file, english, chinese}]. */
export function chineseTexts() {
  return ['texts', 'help'].flatMap(folder =>
    filesBelow(`${CHINESE}/${folder}`).flatMap(file => {
      const tables = [...nodesIn(parse(file))].filter(ts.isObjectLiteralExpression)
      return tables.flatMap(table =>
        table.properties.map(property => ({
          file,
          english: property.name.text,
          chinese: literal(property.initializer),
        })),
      )
    }),
  )
}

function printMissing(wanted) {
  const known = new Set(chineseTexts().map(({english}) => english))
  const missing = englishTexts().filter(({text, needsChinese}) => needsChinese && !known.has(text))
  const byFile = [...groupedBy(missing, ({file}) => file)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [file, texts] of byFile) {
    const name = file.slice(CHINESE.length + 1, -'.ts'.length)
    if (wanted === undefined) console.log(`${String(texts.length).padStart(5)}  ${name}`)
    else if (name === wanted.replace(/\.ts$/, ''))
      for (const {text, from} of texts) console.log(`  // ${from}\n  ${JSON.stringify(text)}: '',`)
  }
  if (wanted === undefined) console.log(`${String(missing.length).padStart(5)}  in all`)
}

if (process.argv[1] === import.meta.filename) printMissing(process.argv[2])
