import { bringApproval, openApprovals } from '../../desk/chat/approvals-chat.ts'
import {
  approveInChat,
  beginDeciding,
  decideWithKept,
  rejectInChat,
} from '../../desk/chat/approving.ts'
import {
  choosePlace,
  openRanking,
  openRankings,
  rankInChat,
  rankingPartsOf,
} from '../../desk/chat/ranking-chat.ts'
import { openTeam, openTeamTicket } from '../../desk/chat/team-chat.ts'
import { DeskError } from '../../desk/errors.ts'
import { type Callback, rankingIn } from '../callback.ts'
import type { Tapping } from '../tapping.ts'

/** What the buttons of heads, of approvers and of owners of a ranking do; false: the button is none of them. */
export function tapDecider(tapping: Tapping, callback: Callback): boolean {
  const { desk, person, place, fresh } = tapping
  switch (callback.noun) {
    case 'approval':
      tapApproval(tapping, callback)
      return true
    case 'approvals':
      openApprovals(desk, place.chatId, callback.after, fresh)
      return true
    case 'rankings':
      openRankings(desk, person, place.chatId, callback.page, fresh)
      return true
    case 'team':
      openTeam(desk, place.chatId, callback.which === 'over', callback.before, fresh)
      return true
    case 'team_ticket':
      openTeamTicket(desk, person, place.chatId, callback.number, fresh)
      return true
    case 'ranking': {
      const asked = rankingIn(rankingPartsOf(desk, person), callback)
      if (!asked) throw new DeskError('not_found')
      openRanking(desk, person, place.chatId, { ...asked, page: callback.page }, fresh)
      return true
    }
    case 'place':
      choosePlace(desk, place.chatId, callback.number)
      return true
    case 'rank':
      rankInChat(desk, person, place.chatId, callback.number, callback.deed)
      return true
    default:
      return false
  }
}

function tapApproval(
  { desk, person, place, fresh }: Tapping,
  { deed, number }: Extract<Callback, { noun: 'approval' }>,
): void {
  switch (deed) {
    case 'show':
      bringApproval(desk, person, place.chatId, number)
      break
    case 'yes':
      approveInChat(desk, person, place, number)
      break
    case 'no':
    case 'ask':
      beginDeciding(desk, person, place.chatId, number, deed, fresh)
      break
    case 'bare_no':
      rejectInChat(desk, person, place, number)
      break
    case 'with_yes':
      decideWithKept(desk, person, place.chatId, number, 'yes')
      break
    case 'with_no':
      decideWithKept(desk, person, place.chatId, number, 'no')
      break
    case 'with_ask':
      decideWithKept(desk, person, place.chatId, number, 'ask')
      break
  }
}
