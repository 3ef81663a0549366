import { avatar, icon, make } from './element.js'
import { fullName } from './summary.js'
import { say } from './words.js'

/** A message that is neither text nor a file: a contact, place, dice or poll; null for others. */
export function card(message) {
  if (message.contact) return contactCard(message.contact)
  if (message.location) return place(message.location)
  if (message.dice)
    return make(
      'div',
      { class: 'dice', title: String(message.dice.value) },
      message.dice.emoji,
      make('small', {}, String(message.dice.value)),
    )
  if (message.poll) return poll(message.poll)
  return null
}

function contactCard(contact) {
  const name = fullName(contact)
  return make(
    'div',
    { class: 'contact' },
    avatar(contact.user_id ?? 0, name),
    make('b', { class: 'line' }, name),
    make('span', { class: 'line' }, contact.phone_number.replace(/^(?=\d)/, '+')),
  )
}

function place({ latitude, longitude }) {
  const spot = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  const address = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=15/${latitude}/${longitude}`
  return make(
    'a',
    {
      class: 'place',
      href: address,
      target: '_blank',
      rel: 'noopener',
      'aria-label': `${say('showMap')}: ${spot}`,
    },
    icon('pin'),
    make('span', {}, spot),
  )
}

function poll({ question, options }) {
  const list = make(
    'ul',
    {},
    options.map((option) => make('li', {}, option)),
  )
  return make(
    'div',
    { class: 'poll' },
    make('b', {}, question),
    make('small', {}, say('poll')),
    list,
  )
}
