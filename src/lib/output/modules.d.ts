declare module 'cli-table3/src/utils.js' {
  const utils: {
    strlen: (text: string) => number
    truncate: (text: string, cells: number) => string
    pad: (text: string, cells: number, filler: string, side: 'left' | 'center' | 'right') => string
  }
  export default utils
}
