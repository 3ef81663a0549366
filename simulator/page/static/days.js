import { dayKey } from './dates.js'

const groupMs = 5 * 60_000

/**
 * Messages as days of rows: `{ key, at, rows }`, where a row is one message or one album and
 * knows whether it begins (`first`) and ends (`last`) what somebody said in one breath.
 */
export function daysOf(messages) {
  const days = []
  let before = null
  for (const message of messages) {
    const key = dayKey(message.date)
    if (days.at(-1)?.key !== key) days.push({ key, at: message.date, rows: [] })
    const { rows } = days.at(-1)
    const row = rows.at(-1)
    if (row && message.albumId && row.messages[0].albumId === message.albumId) {
      row.messages.push(message)
    } else {
      const joins = Boolean(row) && sameTalk(before, message)
      if (joins) row.last = false
      rows.push({
        key: `message:${message.messageId}`,
        messages: [message],
        first: !joins,
        last: true,
      })
    }
    before = message
  }
  return days
}

function sameTalk(a, b) {
  return !a.service && !b.service && a.from.id === b.from.id && b.date - a.date < groupMs
}
