import type { Desk } from '../../desk/desk.ts'
import { personByKey } from '../../desk/people/people.ts'
import { sayDuration } from '../../locales/when.ts'
import type { Translate } from '../../locales/words.ts'
import { personInWord } from '../../scenarios/pack-people.ts'
import { type Listener, type Reminder, reminderMoment } from '../../scenarios/pack-policies.ts'

const MINUTE = 60_000

/** Прошло 80 % срока, срок нарушен, 30 мин после нарушения. */
export function momentName({ when }: Reminder, t: Translate): string {
  const moment = reminderMoment(when)
  if ('share' in moment) {
    return t('admin-reminder-share', { percent: Math.round(moment.share * 100) })
  }
  if (moment.minutesAfter === 0) return t('admin-reminder-breach')
  return t('admin-reminder-after', { duration: sayDuration(moment.minutesAfter * MINUTE, t) })
}

/** Whom a reminder tells, one person by their name. */
export function listenerName(desk: Desk, listener: Listener, t: Translate): string {
  const key = personInWord(listener)
  if (key === undefined) return t(`admin-notify-${listener}`)
  return personByKey(desk, key)?.name ?? key
}
