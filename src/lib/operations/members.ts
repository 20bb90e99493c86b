export interface MemberFilter {
  readonly role?: string | undefined
  readonly levelMin?: number | undefined
  readonly levelMax?: number | undefined
  /** Epoch ms; only members who joined before it and last spoke before it, or never. */
  readonly silentSince?: number | undefined
}

/** The matching members in an answer of get_group_member_list. NapCat gives levels as text. */
export function selectMembers(members: unknown, filter: MemberFilter): unknown[] {
  if (!Array.isArray(members)) return []
  return (members as Readonly<Record<string, unknown>>[]).filter(member => {
    const level = Number(member['level'])
    return (
      (filter.role === undefined || member['role'] === filter.role) &&
      (filter.levelMin === undefined || level >= filter.levelMin) &&
      (filter.levelMax === undefined || level <= filter.levelMax) &&
      (filter.silentSince === undefined || lastSignMs(member) < filter.silentSince)
    )
  })
}

/** When a member last spoke, or else joined, in epoch ms; NaN if unknown, which is never less than a time. */
function lastSignMs({last_sent_time, join_time}: Readonly<Record<string, unknown>>): number {
  return Math.max(Number(last_sent_time), Number(join_time ?? 0)) * 1000
}
