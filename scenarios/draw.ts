import { drawStep } from './draw-step.ts'
import { drawEdit, drawSummary } from './draw-summary.ts'
import type { Prompt } from './prompt.ts'
import type { Locale, Text, Translate } from './text.ts'

/** `tap` is callback data as `parseTap` reads it. */
export interface DrawnButton {
  label: string
  tap: string
  style?: 'primary' | 'danger'
}

/** A prompt ready for a door: lines of plain text and rows of buttons. */
export interface Drawn {
  lines: { text: string; bold?: boolean }[]
  rows: DrawnButton[][]
  /** What the field for typing may say while it is empty. */
  placeholder?: string
  /** A door that can ask for the sender's phone number should offer to. */
  wantsContact?: boolean
}

/** Who speaks, in which language, and of which service. */
export interface Speech {
  t: Translate
  locale: Locale
  service: { name: Text; icon?: string | undefined }
}

/** The prompt in words and buttons, the same for the bot and for the panel's preview. */
export function draw(prompt: Prompt, speech: Speech): Drawn {
  if (prompt.screen === 'summary') return drawSummary(prompt, speech)
  return prompt.screen === 'edit' ? drawEdit(prompt, speech) : drawStep(prompt, speech)
}
