/** The bot's status, and the likes that it has given. */
export class Presence {
  status = 10
  extended = 0
  battery = 0
  /** A custom status with a face and a text. */
  custom: {readonly faceId: string; readonly faceType: string; readonly wording: string} | undefined
  /** How many likes it gave today, by QQ number. */
  readonly likes = new Map<number, number>()

  /** The fields of native objects. */
  wire(): Record<string, unknown> {
    return {
      status: this.status,
      extStatus: this.extended,
      batteryStatus: this.battery,
      customStatus: this.custom ?? null,
    }
  }
}
