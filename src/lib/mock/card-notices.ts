import {type StoredMessage} from './message/stored-messages.js'
import {type Member} from './people.js'
import {perWorld, type World} from './world.js'

/** The previous cards of members whose change was not reported yet. */
const oldCards = perWorld(() => new Map<Member, string>())

/** Sets a member's card. */
export function changeCard(world: World, member: Member, card: string): void {
  if (card === member.card) return
  if (!oldCards(world).has(member)) oldCards(world).set(member, member.card)
  member.card = card
}

/** The notice of a new card that a message brings along: NapCat finds out when the member speaks (api/group.ts). */
export function cardNotice(world: World, {peer, senderId}: StoredMessage): Record<string, unknown>[] {
  const member = peer.kind === 'group' ? world.member(peer.id, senderId) : undefined
  const card_old = member && oldCards(world).get(member)
  if (member === undefined || card_old === undefined) return []
  oldCards(world).delete(member)
  const names = {group_id: peer.id, user_id: senderId, card_new: member.card, card_old}
  return [{post_type: 'notice', notice_type: 'group_card', ...names}]
}
