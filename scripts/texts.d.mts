/** An English text, the place where it stands, and the file for its Chinese. */
interface Found<T> {
  readonly text: T
  readonly from: string
  readonly file: string
}

export function saidTexts(): Found<string | undefined>[]
export function helpTexts(): Found<string>[]
export function englishTexts(): (Found<string> & {readonly needsChinese: boolean})[]
export function chineseTexts(): {readonly file: string; readonly english: string; readonly chinese: string}[]
