import type { Desk } from '../desk/desk.ts'
import type { Words } from '../locales/words.ts'
import type { Drawing } from './drawn.ts'
import type { Telegram } from './telegram.ts'

/** What a delivery needs. */
export interface Mail {
  desk: Desk
  telegram: Telegram
  drawing: Drawing
  words: Words
  /** The folder of the files. */
  files: string
}

/** Parts of a message from here on are not its text: corrections leave them alone. */
export const BESIDE_TEXT = 1000
