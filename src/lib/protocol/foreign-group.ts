import {isJsonObject, textOf} from './json.js'

/** Where the files and folders of a group are in an answer; each tells whose it is. */
const LISTS = ['files', 'folders']

/** The group that a list of files is of, when it is another one than was asked about. */
export function foreignGroup(params: Readonly<Record<string, unknown>>, data: unknown): string | undefined {
  const asked = textOf(params['group_id'])
  if (asked === '' || !isJsonObject(data)) return undefined
  for (const name of LISTS) {
    const rows = data[name]
    if (!Array.isArray(rows)) continue
    for (const row of rows) {
      const group = isJsonObject(row) ? textOf(row['group_id']) : ''
      if (/^[1-9]\d*$/.test(group) && group !== asked) return group
    }
  }
  return undefined
}
