import {type StoredMessage} from './stored-messages.js'

/** Who reacted to which message with which emoji, in the order in which they did. */
export class Reactions {
  private readonly byMessage = new WeakMap<StoredMessage, Map<string, Set<number>>>()

  add(message: StoredMessage, emoji: string, user: number): void {
    const byEmoji = this.byMessage.get(message) ?? new Map<string, Set<number>>()
    this.byMessage.set(message, byEmoji)
    byEmoji.set(emoji, (byEmoji.get(emoji) ?? new Set()).add(user))
  }

  remove(message: StoredMessage, emoji: string, user: number): void {
    this.byMessage.get(message)?.get(emoji)?.delete(user)
  }

  users(message: StoredMessage, emoji: string): number[] {
    return [...(this.byMessage.get(message)?.get(emoji) ?? [])]
  }

  /** The emojis of a message that somebody reacted with. */
  emojis(message: StoredMessage): string[] {
    return [...(this.byMessage.get(message)?.keys() ?? [])].filter(emoji => this.users(message, emoji).length > 0)
  }
}
