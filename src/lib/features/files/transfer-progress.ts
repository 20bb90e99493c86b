import {type Saying} from '../../errors/saying.js'
import {speechIn} from '../../language/speech.js'
import {Progress} from '../../output/progress.js'
import {type Session} from '../../run/session.js'

/** Shows the progress of transfers on stderr, and keeps notes from breaking it. */
export interface ProgressDisplay {
  /** @param total in bytes; undefined if unknown */
  update(label: string, done: number, total: number | undefined): void
  /** Called when one transfer is done. */
  end(): void
  note(what: Saying): void
}

const DEFAULT_COLUMNS = 80

/** A bar on a terminal, lines in a log on request, nothing with `--quiet` or `--no-progress`. */
export async function showProgress(session: Session, wanted: boolean | undefined): Promise<ProgressDisplay> {
  const {stderr} = session.io
  const hidden = session.notes.isQuiet || session.settings.isDryRun || wanted === false || !(stderr.isTTY || wanted)
  const progress = hidden
    ? undefined
    : await Progress.on(
        {
          write: text => void stderr.write(text),
          columns: stderr.isTTY ? () => stderr.columns ?? DEFAULT_COLUMNS : undefined,
        },
        await speechIn(session.settings.language),
      )
  return {
    update: (label, done, total) => progress?.update(label, done, total),
    end: () => progress?.end(),
    note: what => {
      progress?.clear()
      session.notes.add(what)
    },
  }
}
