import {received} from './kind.js'
import {mark, sizeWord} from './marks.js'

export const onlinefile = received({
  instead: 'onlinefile',
  words: ({isDir, fileName, fileSize}) =>
    mark(isDir === true ? 'online folder' : 'online file', fileName, sizeWord(fileSize)),
})
