import { card } from './cards.js'
import { moment, time } from './dates.js'
import { avatar, icon, make } from './element.js'
import { inlineKeyboard } from './inline-keyboard.js'
import { media, tile } from './media.js'
import { react } from './message-menu.js'
import { richText } from './rich-text.js'
import { nameOf, serviceLine, summary } from './summary.js'
import { say } from './words.js'

/** A message in its bubble, with the buttons under it. */
export function bubble(chat, row) {
  const [message] = row.messages
  const body = media(chat, message) ?? card(message)
  const text = message.text ?? message.caption
  const visual = Boolean(message.location) || /^(photo|video|animation)$/.test(message.media?.kind)
  return frame(chat, row, message, [body, textOf(chat, message, text)], {
    'only-media': visual && !text,
    'with-media': visual,
    plain: Boolean(message.dice) || /^(sticker|video_note)$/.test(message.media?.kind),
  })
}

/** Several files in one bubble; the caption is that of the first which has one. */
export function album(chat, row) {
  const said = row.messages.find((message) => message.caption) ?? row.messages[0]
  const visual = row.messages.every((message) => /^(photo|video)$/.test(message.media?.kind))
  const tiles = row.messages.map((message) =>
    make(
      'div',
      { class: visual ? 'tile' : 'piece', 'data-message-id': message.messageId },
      visual ? tile(chat, message) : media(chat, message),
    ),
  )
  const grid = make(
    'div',
    { class: visual ? `grid of-${Math.min(tiles.length, 10)}` : 'stack' },
    tiles,
  )
  return frame(chat, row, said, [grid, textOf(chat, said, said.caption)], {
    'only-media': visual && !said.caption,
    'with-media': visual,
  })
}

/** A grey row that tells what happened. */
export function serviceRow(chat, message) {
  const id = { 'data-message-id': message.messageId, title: moment(message.date) }
  const line = serviceLine(message)
  if (message.service.kind !== 'pinned') return make('div', { class: 'service', ...id }, line)
  const onclick = () => chat.jump(message.service.messageId)
  return make('button', { type: 'button', class: 'service', ...id, onclick }, line)
}

function frame(chat, row, message, parts, looks) {
  const inGroup = chat.view.type !== 'private' && !message.mine
  const kinds = Object.keys(looks).filter((look) => looks[look])
  const shape = [message.mine ? 'mine' : 'theirs', row.first ? 'first' : '', row.last ? 'tail' : '']
  return make(
    'div',
    {
      class: ['message', ...shape, ...kinds, inGroup ? 'in-group' : ''].filter(Boolean).join(' '),
      role: 'article',
      tabindex: -1,
      'data-message-id': row.messages[0].messageId,
      'aria-label': `${message.mine ? say('you') : nameOf(message.from)}, ${time(message.date)}`,
    },
    make(
      'div',
      { class: 'bubble' },
      inGroup &&
        row.last &&
        avatar(message.from.isBot ? 5 : message.from.id, nameOf(message.from), 'small'),
      inGroup &&
        row.first &&
        make(
          'div',
          { class: `sender line name-${Math.abs(message.from.id) % 7}` },
          nameOf(message.from),
        ),
      message.forwardedFrom &&
        make(
          'div',
          { class: 'forwarded' },
          `${say('forwarded')} `,
          make('b', {}, message.forwardedFrom),
        ),
      message.replyTo && quote(chat, message.replyTo),
      ...parts,
      reactionsOf(chat, message),
      meta(message),
    ),
    message.inlineKeyboard && inlineKeyboard(chat, message),
  )
}

function textOf(chat, message, text) {
  return (
    text !== undefined &&
    make(
      'div',
      { class: 'text', dir: 'auto' },
      richText(chat, text, message.entities),
      space(message),
    )
  )
}

/** Leaves room on the last line for the time, which lies over the bubble's corner. */
function space(message) {
  return make('span', {
    class: `space ${message.mine ? 'ticked' : ''} ${message.editedAt ? 'edited' : ''}`,
  })
}

function meta(message) {
  return make(
    'span',
    { class: 'meta' },
    message.editedAt && make('span', { title: moment(message.editedAt) }, `${say('edited')} `),
    make(
      'time',
      { datetime: new Date(message.date).toISOString(), title: moment(message.date) },
      time(message.date),
    ),
    message.mine &&
      make('span', { class: 'ticks', role: 'img', 'aria-label': say('sent') }, icon('ticks')),
  )
}

function quote(chat, replyTo) {
  const answered = chat.messages.find((other) => other.messageId === replyTo.messageId)
  return make(
    'button',
    { type: 'button', class: 'quote', onclick: () => chat.jump(replyTo.messageId) },
    make('span', { class: 'line title' }, nameOf({ name: replyTo.from })),
    make('span', { class: 'line' }, replyTo.text || (answered ? summary(answered) : '')),
  )
}

function reactionsOf(chat, message) {
  if (message.reactions.length === 0) return null
  const counts = Map.groupBy(message.reactions, (reaction) => reaction.emoji)
  return make(
    'div',
    { class: 'reactions' },
    [...counts].map(([emoji, given]) => {
      const own = given.some((reaction) => reaction.by === chat.phone.personId)
      const onclick = () => react(chat, message, own ? undefined : emoji)
      return make(
        'button',
        { type: 'button', class: own ? 'own' : '', 'aria-pressed': own, onclick },
        emoji,
        ` ${given.length}`,
      )
    }),
  )
}
