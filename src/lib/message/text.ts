type Event = Readonly<Record<string, unknown>>

/**
 * What a message event says in plain words, or undefined for an event without a message. Taken from the segments:
 * `raw_message` is escaped and loses things.
 */
export function messageText(event: Event): string | undefined {
  const {message, post_type} = event
  if (post_type === 'notice') return undefined // that of bot_offline is no chat message
  if (typeof message === 'string') return message
  if (!Array.isArray(message)) return undefined
  return (message as unknown[]).map(segmentText).join('')
}

/** A segment in words: `[image cat.png]`, `@10001`. */
function segmentText(segment: unknown): string {
  if (typeof segment !== 'object' || segment === null) return ''
  const {type, data} = segment as {type?: unknown; data?: Readonly<Record<string, unknown>>} // checked field by field below
  const field = (name: string): string => {
    const value = data?.[name]
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
  }
  switch (type) {
    case 'text':
      return field('text')
    case 'at':
      return `@${field('qq')} `
    case 'reply':
      return `[reply ${field('id')}] `
    case 'face':
      return `[face ${field('id')}]`
    case 'image':
    case 'record':
    case 'video':
    case 'file':
      return `[${type}${field('file') && ` ${field('file')}`}]`
    default:
      return `[${typeof type === 'string' ? type : 'segment'}]`
  }
}
