import type { InlineKeyboardButton } from 'grammy/types'
import type { LivePrompt } from '../../desk/chat/prompts.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Words } from '../../locales/words.ts'
import { inRound } from '../callback.ts'
import type { Drawn } from '../drawn.ts'
import { drawApprovalMessage, drawDecision } from './prompt-approval.ts'
import { drawApprovals } from './prompt-approvals.ts'
import { drawArticle } from './prompt-article.ts'
import { drawCatalogue } from './prompt-catalogue.ts'
import { drawDraft, drawDraftExists } from './prompt-draft.ts'
import { drawMine } from './prompt-mine.ts'
import {
  drawAddMessage,
  drawAgentAsk,
  drawAgentMessage,
  drawConfirmCancel,
  drawLanguage,
  drawRatingComment,
  drawThanks,
} from './prompt-questions.ts'
import { drawRanking } from './prompt-ranking.ts'
import { drawRankings } from './prompt-rankings.ts'
import { drawTeam, drawTeamTicket } from './prompt-team.ts'
import { drawWhichTicket } from './prompt-which.ts'
import { type Reader, readerOf } from './reader.ts'
import { type Line, linesOf } from './text.ts'

/** What a screen says and offers. */
export interface Screen {
  lines: Line[]
  rows: InlineKeyboardButton[][]
  reply?: Drawn['reply']
}

/** The live prompt of a chat as it is now; null where there is nothing left to ask. */
export function drawPrompt(
  desk: Desk,
  words: Words,
  live: LivePrompt,
  chatId: number,
): Drawn | null {
  const screen = screenOf(readerOf(desk, words, chatId), live)
  if (!screen) return null
  const { lines, rows, reply } = screen
  const keyboard = rows.map((row) => row.map((one) => named(one, live.fresh)))
  return { ...linesOf(lines), keyboard, ...(reply ? { reply } : {}) }
}

function named(one: InlineKeyboardButton, round: number): InlineKeyboardButton {
  return 'callback_data' in one ? { ...one, callback_data: inRound(one.callback_data, round) } : one
}

function screenOf(reader: Reader, { data }: LivePrompt): Screen | undefined {
  switch (data.kind) {
    case 'wanted':
      return undefined
    case 'draft':
      return drawDraft(reader, data.draft)
    case 'draft_exists':
      return drawDraftExists(reader, data)
    case 'catalogue':
      return drawCatalogue(reader, data)
    case 'mine':
      return drawMine(reader, data)
    case 'language':
      return drawLanguage(reader)
    case 'which_ticket':
      return drawWhichTicket(reader, data)
    case 'add_message':
      return drawAddMessage(reader, data.ticket)
    case 'confirm_cancel':
      return drawConfirmCancel(reader, data.ticket)
    case 'thanks':
      return drawThanks(reader, data.ticket)
    case 'rating_comment':
      return drawRatingComment(reader, data.ticket)
    case 'agent_message':
      return drawAgentMessage(reader, data.ticket)
    case 'agent_ask':
      return drawAgentAsk(reader, data.ticket)
    case 'decision':
      return drawDecision(reader, data.ticket, data.what)
    case 'approval_message':
      return drawApprovalMessage(reader, data.ticket)
    case 'article':
      return drawArticle(reader, data)
    case 'team':
      return drawTeam(reader, data)
    case 'team_ticket':
      return drawTeamTicket(reader, data)
    case 'approvals':
      return drawApprovals(reader, data)
    case 'rankings':
      return drawRankings(reader, data)
    case 'ranking':
      return drawRanking(reader, data)
  }
}
