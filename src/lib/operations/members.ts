export interface MemberFilter {
  readonly role?: string | undefined
  readonly levelMin?: number | undefined
  readonly levelMax?: number | undefined
  /** Epoch ms: only who last spoke before it, or never. */
  readonly silentSince?: number | undefined
}

/** The members that pass, out of what get_group_member_list answered. NapCat gives levels as text. */
export function selectMembers(members: unknown, filter: MemberFilter): unknown[] {
  if (!Array.isArray(members)) return []
  return (members as Readonly<Record<string, unknown>>[]).filter(member => {
    const level = Number(member['level'])
    return (
      (filter.role === undefined || member['role'] === filter.role) &&
      (filter.levelMin === undefined || level >= filter.levelMin) &&
      (filter.levelMax === undefined || level <= filter.levelMax) &&
      (filter.silentSince === undefined || Number(member['last_sent_time']) * 1000 < filter.silentSince)
    )
  })
}
