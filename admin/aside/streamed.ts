import { isSessionLive } from '../../desk/people/sessions.ts'
import type { Panel, Reader } from '../panel.ts'
import type { Making } from './aside.ts'
import type { For } from './works.ts'

/** For whom a work is done. */
export function forReader({ person, locale, speech }: Reader): For {
  return { reader: person.id, locale, timeZone: speech.timeZone }
}

/**
 * A document as it is made, as fast as it is taken. It breaks off, so that nobody takes it for whole,
 * where the reader's session ends or the work fails. `over` hears once how many rows went out.
 */
export function streamed(
  { desk, log }: Panel,
  { secret }: Reader,
  making: Making,
  over: (rows: number) => void = () => undefined,
): ReadableStream<Uint8Array> {
  let rows = 0
  let isOver = false
  let isCancelled = false
  const end = () => {
    if (isOver) return
    isOver = true
    making.drop()
    over(rows)
  }
  return new ReadableStream({
    pull: async (document) => {
      try {
        const told = await making.next()
        if (isCancelled) return
        if (!isSessionLive(desk, secret)) throw new Error('the session has ended')
        if (told.is === 'piece') {
          document.enqueue(told.bytes)
          rows += told.rows
          return
        }
        end()
        document.close()
      } catch (error) {
        if (isCancelled) return
        log.warn({ err: error }, 'a download broke off')
        document.error(error)
        end()
      }
    },
    cancel: () => {
      isCancelled = true
      end()
    },
  })
}
