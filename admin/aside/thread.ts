import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Answer, Question } from './talk.ts'

/** Megabytes: what is read for a piece is soon forgotten. */
const YOUNG = 6
const FILE = join(import.meta.dirname, '../../dist/worker.js')

/** A worker thread that is asked one thing at a time. */
export interface Thread {
  /** Rejects once the thread has crashed or was ended. */
  ask(question: Question): Promise<Answer>
  /** Ends it at once, whatever it does. */
  end(why: Error): Promise<unknown>
  isAlive(): boolean
}

/** Starts a worker with so many megabytes of heap at most; it does not keep the program running. */
export function startThread(memory: number): Thread {
  const limits = { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG }
  const worker = new Worker(FILE, { resourceLimits: limits })
  worker.unref()
  let asker: { resolve(answer: Answer): void; reject(fault: Error): void } | null = null
  let fault: Error | null = null
  const settled = () => {
    const former = asker
    asker = null
    return former
  }
  const died = (why: Error) => {
    fault ??= why
    settled()?.reject(fault)
  }
  worker.on('message', (answer: Answer) => settled()?.resolve(answer))
  worker.on('error', (error) => died(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => died(new Error('the worker has ended')))
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (fault) return reject(fault)
        asker = { resolve, reject }
        worker.postMessage(question)
      }),
    end: (why) => {
      died(why)
      return worker.terminate()
    },
    isAlive: () => fault === null,
  }
}
