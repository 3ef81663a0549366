import type { ClockStory } from '../../desk/sla/clock-story.ts'
import { sayDuration, sayIn, sayOverdue, sayUntil, type TimeSpeech } from '../../locales/when.ts'
import type { Translate } from '../../locales/words.ts'

const MINUTE = 60_000

/** First response, next response, resolution. */
export function targetName(target: string, t: Translate): string {
  if (target === 'first_response') return t('admin-target-first-response')
  if (target === 'next_response') return t('admin-target-next-response')
  return t('admin-target-resolution')
}

/** Why a clock stood still, within a sentence: ждали ответа. */
export function stoodWords(reason: string, t: Translate): string {
  switch (reason) {
    case 'waiting':
      return t('admin-stood-waiting')
    case 'on_hold':
      return t('admin-stood-on-hold')
    case 'approval':
      return t('admin-stood-approval')
    case 'solved':
      return t('admin-stood-solved')
    case 'closed':
      return t('admin-stood-closed')
    default:
      return t('admin-stood-other')
  }
}

/** Why a clock stands still now, in a word or two: ждём ответа. */
export function standsWords(reason: string, t: Translate): string {
  if (reason === 'waiting') return t('admin-stands-waiting')
  return reason === 'approval' ? t('admin-stands-approval') : t('admin-stands-other')
}

/** How a clock stands: через 20 мин, вовремя, пауза, просрочено на 2 ч. */
export function stateWords(story: ClockStory, speech: TimeSpeech): string {
  const { t } = speech
  switch (story.state) {
    case 'met':
      return t('admin-clock-in-time')
    case 'breached':
      return breachWords(story, speech)
    case 'paused':
      return t('admin-clock-paused', {
        why: standsWords(story.standsFor ?? '', t),
        left: minutesWords(Math.max(0, story.remainingMinutes), t),
      })
    default:
      return story.dueAt === null
        ? t('admin-clock-never')
        : `${sayIn(story.dueAt, speech)}, ${sayUntil(story.dueAt, speech)}`
  }
}

/** Working time in hours and minutes. */
export function minutesWords(minutes: number, t: Translate): string {
  return sayDuration(minutes * MINUTE, t)
}

function breachWords(story: ClockStory, speech: TimeSpeech): string {
  const { dueAt, metAt, breachedAt, remainingMinutes } = story
  const { t, now } = speech
  if (metAt === null) {
    const isDue = dueAt !== null && dueAt < now
    return sayOverdue(isDue ? dueAt : (breachedAt ?? now), speech)
  }
  // The promise was changed afterwards, and by the present one it would have been in time.
  if (remainingMinutes >= 0) return t('admin-clock-was-late')
  return t('admin-clock-met-late', { late: minutesWords(-remainingMinutes, t) })
}
