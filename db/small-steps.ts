import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

const THREAD = join(import.meta.dirname, 'syncing.js')

/**
 * Has the disk take a file in small steps while `write` fills it, which may hold up its own thread.
 * Taken all at once in the end, it keeps every commit waiting for as long as that lasts. Throws what
 * `write` throws, and where the disk fails.
 */
export async function inSmallSteps<T>(file: string, write: () => Promise<T>): Promise<T> {
  closeSync(openSync(file, 'a'))
  const over = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const thread = new Worker(THREAD, { workerData: { file, over } })
  const ended = once(thread, 'exit')
  const [written, synced] = await Promise.allSettled([
    write().finally(() => {
      Atomics.store(over, 0, 1)
      Atomics.notify(over, 0)
    }),
    ended,
  ])
  if (written.status === 'rejected') throw written.reason
  if (synced.status === 'rejected') throw synced.reason
  return written.value
}
