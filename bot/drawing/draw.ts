import type { Drawing } from '../drawn.ts'
import { drawCard } from './draw-card.ts'
import { drawFact } from './draw-fact.ts'
import { drawPrompt } from './draw-prompt.ts'
import { drawEdit, drawHeading, drawReply } from './draw-reply.ts'

/** Everything the bot says, drawn for Telegram. */
export const drawing: Drawing = {
  drawFact,
  drawReply,
  drawHeading,
  drawCard,
  drawPrompt,
  drawEdit,
}
