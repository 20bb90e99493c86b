/** Of the embedded NapCat. */
export interface MockKinds {
  /** @param said its own words about what it cannot do */
  refused: {said: string}
  otherPort: object
  otherWebuiPort: object
  /** @param skipped lines that are no events */
  replayed: {events: number; skipped: number}
  /** @param detail the system's words */
  replayBroken: {events: number; detail: string}
}
