import {say} from '../../errors/saying.js'
import {received} from './kind.js'
import {about, mark, sizeWord} from './marks.js'

export const onlinefile = received({
  instead: 'onlinefile',
  words({isDir, fileName, fileSize}) {
    const file = {about: about(fileName, sizeWord(fileSize))}
    return mark(isDir === true ? say('[online folder{about}]', file) : say('[online file{about}]', file))
  },
})
