import type { MessageObject } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { type Input, requiredText, text } from './input.ts'
import { checkSendable, post, readEnvelope } from './sending.ts'

/** Sends somebody's card; whose account it is, the bot cannot say. */
export function sendContact(world: World, input: Input): MessageObject {
  const phone_number = requiredText(input, 'phone_number')
  const first_name = requiredText(input, 'first_name')
  const last_name = text(input, 'last_name')
  const vcard = text(input, 'vcard')
  const envelope = readEnvelope(world, input)
  checkSendable(world, envelope, 'contact')
  return post(world, envelope, {
    contact: { phone_number, first_name, ...(last_name && { last_name }), ...(vcard && { vcard }) },
  })
}
