import {type Speech} from '../language.js'
import {textFor} from './text-for.js'
import {spaced} from './spacing.js'
import {systemWords} from './system.js'

/** A text without a translation is shown in English. */
export const CHINESE: Speech = {
  language: 'zh-CN',
  joints: {list: '、', or: ' 或 ', fact: systemWords, join: spaced},
  text: english => textFor(english) ?? english,
}
