import { parentPort } from 'node:worker_threads'
import { type Answer, answerOf, type Begin, type Question } from '../admin/aside/talk.ts'
import { done, type Piece } from '../admin/aside/works.ts'
import type { Database } from '../db/open.ts'
import { openReading } from '../db/reading.ts'
import { createDesk } from '../desk/desk.ts'
import { loadWords } from '../locales/words.ts'
import { nameSourcesInTraces } from '../traces.ts'

// A thread beside the program: reads and checks what takes long, on a connection of its own.
nameSourcesInTraces()
const words = loadWords()
const bytes = new TextEncoder()
let pieces: Iterator<Piece, unknown> | null = null
let open: Database | null = null

parentPort?.on('message', (question: Question) => {
  const answer = answered(question)
  if (answer.is !== 'piece') {
    pieces = null
    open?.$client.close()
    open = null
  }
  parentPort?.postMessage(answer, answer.is === 'piece' ? [answer.bytes.buffer] : [])
})

function answered(question: Question): Answer {
  try {
    if (question !== 'more') begin(question)
    const next = pieces?.next()
    if (!next || next.done) return { is: 'end', found: next?.value }
    return { is: 'piece', bytes: bytes.encode(next.value.text), rows: next.value.rows }
  } catch (error) {
    return answerOf(error)
  }
}

function begin({ work, source, now, locale, publicUrl }: Begin): void {
  open = openReading(source)
  const parts = { db: open, now: () => now, locale, publicUrl }
  const desk = createDesk({ ...parts, words: (one) => words.in(one) })
  pieces = done(desk, words, work)
}
