import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Simulator } from '../start.ts'
import type { Change } from '../types.ts'

const heartbeatMs = 20_000

/**
 * Streams what changed until the page goes away: events `changed` with a JSON list of names,
 * `chat:<chatId>`, `people` or `bot`. What is new the page asks for itself.
 */
export function streamChanges(c: Context, simulator: Simulator): Response {
  return streamSSE(c, async (stream) => {
    const changed = new Set<string>()
    let wake: () => void = () => undefined
    const stop = simulator.on((change) => {
      const name = nameOf(change)
      if (!name) return
      changed.add(name)
      wake()
    })
    stream.onAbort(() => {
      stop()
      wake()
    })
    await stream.writeSSE({ event: 'changed', data: '[]' })
    while (!stream.aborted) {
      if (changed.size === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, heartbeatMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      const names = [...changed]
      changed.clear()
      await stream.writeSSE({ event: 'changed', data: JSON.stringify(names) })
    }
  })
}

function nameOf(change: Change): string | undefined {
  if (change.kind === 'commands' || change.kind === 'menu_button') return 'bot'
  if (change.kind === 'user') return 'people'
  return 'chatId' in change ? `chat:${change.chatId}` : undefined
}
