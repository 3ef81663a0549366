import { say } from './words.js'

/** A message in one line, as a preview or a quote shows it. */
export function summary(message) {
  if (message.service) return serviceLine(message)
  const text = message.text ?? message.caption
  if (text) return text.replace(/\s+/g, ' ')
  if (message.media)
    return message.media.kind === 'document'
      ? (message.media.name ?? say('document'))
      : say(message.media.kind)
  if (message.contact) return `${say('contact')}: ${fullName(message.contact)}`
  if (message.location) return say('location')
  if (message.poll) return `${say('poll')}: ${message.poll.question}`
  return message.dice?.emoji ?? ''
}

/** What a grey row says about something that happened without anybody writing. */
export function serviceLine(message) {
  const { service } = message
  if (service.kind === 'group_created') return say('groupCreated', { title: service.title })
  if (service.kind === 'pinned') return say('pinnedMessage', { name: nameOf(message.from) })
  if (!service.people) return say(service.kind, { name: service.name })
  return say(service.kind, { people: service.people.map(nameOf).join(', ') })
}

/** A person's name; that of a closed account is gone. */
export function nameOf({ name }) {
  return name || say('deletedAccount')
}

/** First and last name of a contact. */
export function fullName(contact) {
  return [contact.first_name, contact.last_name].filter(Boolean).join(' ')
}
