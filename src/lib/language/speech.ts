import {PLAIN_JOINTS} from '../errors/joints.js'
import {type Language, type Speech} from './language.js'

export const ENGLISH: Speech = {language: 'en', joints: PLAIN_JOINTS, text: english => english}

/** Nothing is loaded for English. */
export async function speechIn(language: Language): Promise<Speech> {
  return language === 'en' ? ENGLISH : (await import('./zh-CN/speech.js')).CHINESE
}
