import {translated} from '../../translated.js'

export const TEXTS = translated({})
