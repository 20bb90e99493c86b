import {isJsonObject, textOf} from './json.js'

/** The keys of the files and folders of a group in an answer. Each entry names its group. */
const LISTS = ['files', 'folders']

/** The group of a file list if it is not the requested group. */
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
