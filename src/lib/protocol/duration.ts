const UNIT_MS: Readonly<Record<string, number>> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000}

/** A duration in whole ms: `500ms`, `30s`, `5m`, `1h30m`, `2d`; undefined for all other texts, such as `5`. */
export function durationMs(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/gy)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined
  const ms = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0)
  // timers need whole ms, and 1.001 * 1000 is not whole; a value above 0 stays above 0, because 0 means no limit
  return ms > 0 ? Math.max(1, Math.round(ms)) : 0
}
