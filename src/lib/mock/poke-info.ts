import {uidOf} from './people.js'

/** The items of the grey line that QQ shows for a poke: who, a picture, what, whom. */
export function pokeInfo(sender: number, target: number): readonly Readonly<Record<string, string>>[] {
  return [
    {col: '1', nm: '', type: 'qq', uid: uidOf(sender)},
    {
      jp: 'https://zb.vip.qq.com/v2/pages/nudgeMall',
      src: 'http://tianquan.gtimg.cn/nudgeaction/item/0/expression.jpg',
      type: 'img',
    },
    {txt: '戳了戳', type: 'nor'},
    {col: '1', nm: '', tp: '0', type: 'qq', uid: uidOf(target)},
    {txt: '', type: 'nor'},
  ]
}
