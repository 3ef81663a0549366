import { bad } from '../refusal.ts'
import type { MessageObject } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { decimal, type Input, text } from './input.ts'
import { checkSendable, post, readEnvelope } from './sending.ts'

const farthestMeters = 1500

/** Sends a place on the map. */
export function sendLocation(world: World, input: Input): MessageObject {
  if (text(input, 'latitude').trim() === '') throw bad('latitude is empty')
  if (text(input, 'longitude').trim() === '') throw bad('longitude is empty')
  const envelope = readEnvelope(world, input)
  const latitude = decimal(input, 'latitude')
  const longitude = decimal(input, 'longitude')
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    throw bad('Invalid location specified')
  }
  const accuracy = Math.ceil(Math.min(decimal(input, 'horizontal_accuracy'), farthestMeters))
  checkSendable(world, envelope, 'location')
  return post(world, envelope, {
    location: { latitude, longitude, ...(accuracy > 0 && { horizontal_accuracy: accuracy }) },
  })
}
