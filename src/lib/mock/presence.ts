/** What the bot shows of itself besides its profile, and the likes it has given. */
export class Presence {
  status = 10
  extended = 0
  battery = 0
  /** A face and a text of its own in place of a status that QQ knows. */
  custom: {readonly faceId: string; readonly faceType: string; readonly wording: string} | undefined
  /** How many likes it gave today, by QQ number. */
  readonly likes = new Map<number, number>()

  /** As native objects have it. */
  wire(): Record<string, unknown> {
    return {
      status: this.status,
      extStatus: this.extended,
      batteryStatus: this.battery,
      customStatus: this.custom ?? null,
    }
  }
}
