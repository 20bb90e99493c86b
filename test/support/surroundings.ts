import {chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'

/** Sees that what is tested is built, and gives the tests a temporary folder of their own, which goes with them, and a PATH on which there is no other `qq`. */
export default async function setup(): Promise<() => void> {
  const freshness = pathToFileURL(path.join(__dirname, '..', '..', 'build', 'freshness.mjs'))
  const {isBuilt} = (await import(freshness.href)) as {isBuilt: () => boolean}
  if (!isBuilt()) {
    process.stderr.write('error: what was built, in out/ and dist/, is not of these sources\nhint: npm run build\n')
    process.exit(1)
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-tests-'))
  chmodSync(folder, 0o755) // some tests run the tool as another user
  process.env['TMPDIR'] = folder
  const folders = process.env['PATH']?.split(path.delimiter) ?? []
  process.env['PATH'] = folders.map(name => withoutTool(name, folder)).join(path.delimiter)
  return () => rmSync(folder, {recursive: true, force: true, maxRetries: 3})
}

const OURS = ['qq', 'qqctl']

/** A folder of a PATH, or what is to stand in its place: where `npm link` has put the tool, Node lies too. */
export function withoutTool(folder: string, temporary: string): string {
  if (!OURS.some(name => existsSync(path.join(folder, name)))) return folder
  const rest = mkdtempSync(path.join(temporary, 'path-'))
  chmodSync(rest, 0o755)
  for (const name of readdirSync(folder))
    if (!OURS.includes(name)) symlinkSync(path.resolve(folder, name), path.join(rest, name))
  return rest
}
