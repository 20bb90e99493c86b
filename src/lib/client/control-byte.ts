const CONTROL = /[\0-\x1f]/

/** Whether there is a byte that JSON has in no text: it would end a line, or begin an escape sequence, where it is shown. */
export function hasControlByte(bytes: Buffer): boolean {
  return CONTROL.test(bytes.toString('latin1'))
}
