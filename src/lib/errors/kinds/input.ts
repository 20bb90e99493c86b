/** Of what was typed or piped. */
export interface InputKinds {
  /** A word that is none of a few. @param near the one that was meant */
  notAmong: {text: string; choices: readonly string[]; near: string | undefined}
}
