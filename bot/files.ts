import type { Logger } from 'pino'
import type { Desk } from '../desk/desk.ts'
import {
  type Attachment,
  fileFailed,
  filePostponed,
  fileStored,
  wantedFiles,
} from '../desk/messages/attachments.ts'
import { isTooBig } from './answers.ts'
import { faultOf } from './fault.ts'
import { download, forgetHalves, isGone } from './files-download.ts'
import { outcomeOf, Undeliverable } from './outcome.ts'
import type { Telegram } from './telegram.ts'

/** Fetches what people sent, in the background. */
export interface FileChore {
  /** Downloads until nothing may be fetched now. */
  drain(): Promise<void>
  /** Begins nothing more and breaks off what runs: it is fetched by the next run. */
  stop(): Promise<void>
}

interface FileParts {
  desk: Desk
  telegram: Telegram
  log: Logger
  /** The folder of the files. */
  files: string
}

const PLACES = 2
const TICK_MS = 1000
/** So many tries that a fault of our own counts, and that an outage is waited out for half a minute. */
const OWN_FAULT = 5

/** Downloads whenever a ticket changes and each second, until `stop`. */
export function startFiles(parts: FileParts): FileChore {
  const chore = createFiles(parts)
  let isLooking = false
  const look = (): void => {
    isLooking = false
    void chore.drain()
  }
  const deafen = parts.desk.bus.listen((change) => {
    if (change.what !== 'ticket' || isLooking) return
    isLooking = true
    setImmediate(look)
  })
  const ticker = setInterval(look, TICK_MS)
  return {
    ...chore,
    stop: () => {
      deafen()
      clearInterval(ticker)
      return chore.stop()
    },
  }
}

/** Downloads only when told. */
export function createFiles(parts: FileParts): FileChore {
  const { desk, log } = parts
  const running = new Map<number, Promise<void>>()
  const stopping = new AbortController()
  let isReady: Promise<void> | undefined

  const begin = (): void => {
    if (stopping.signal.aborted || running.size >= PLACES) return
    for (const file of wantedFiles(desk, PLACES + running.size)) {
      if (running.size >= PLACES || running.has(file.id)) continue
      const done = fetchOne(parts, file, stopping.signal).finally(() => running.delete(file.id))
      running.set(file.id, done)
    }
  }

  return {
    drain: async () => {
      isReady ??= forgetHalves(parts.files)
      try {
        await isReady
        begin()
        while (running.size > 0) {
          await Promise.race(running.values())
          begin()
        }
      } catch (error) {
        log.error({ fault: faultOf(error) }, 'files cannot be fetched')
      }
    },
    stop: async () => {
      stopping.abort()
      await Promise.all(running.values())
    },
  }
}

async function fetchOne(parts: FileParts, file: Attachment, signal: AbortSignal): Promise<void> {
  const { desk, log } = parts
  try {
    const stored = await download(parts.telegram, parts.files, file.fileId ?? '', signal)
    fileStored(desk, file.id, stored.path, stored.size)
  } catch (error) {
    if (signal.aborted) return
    log.info({ attachment: file.id, fault: faultOf(error) }, 'a file could not be fetched')
    note(desk, file, error)
  }
}

function note(desk: Desk, file: Attachment, error: unknown): void {
  const outcome = outcomeOf(error, OWN_FAULT, desk.now())
  // Only an answer about this file counts against it; an outage is nobody's fault.
  if (outcome.outcome === 'later' && !isGone(error)) filePostponed(desk, file.id, outcome.at)
  else fileFailed(desk, file, error instanceof Undeliverable || isTooBig(error))
}
