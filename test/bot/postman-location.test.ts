import { afterEach, beforeEach, expect, test } from 'vitest'
import { bindingOf } from '../../desk/chat/bindings.ts'
import { post } from '../../desk/delivery/outbox.ts'
import { deed } from '../../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { checkCall } from '../simulator/schema.ts'
import { ANNA, newPost, type PostWorld } from './postman-world.ts'

const office = { latitude: 55.7558, longitude: 37.6173 }

let world: PostWorld
let number = 0

beforeEach(async () => {
  world = await newPost()
  number = fileTicket(world).number
  await world.deliverAll()
})

afterEach(() => world.close())

/** Vera shows Anna a place, as part of her message or alone. */
function showPlace(head: boolean): void {
  deed(world.desk, () => {
    const about = { number, title: '' }
    const letter = { kind: 'location' as const, about, by: 'Vera', ...office, head }
    post(world.desk, { chatId: ANNA, ticket: number }, letter)
  })
}

/** The latest messages Anna sees, oldest first. */
function seen(last: number) {
  const { messages } = world.sim.people.chat(ANNA)
  return messages.slice(-last).map(({ text, location }) => text ?? location)
}

test('a place arrives below who shows it', async () => {
  showPlace(true)
  await world.deliverAll()
  expect(seen(2)).toEqual(['From Vera', office])
  expect(
    world.callsOf('sendLocation').flatMap((call) => checkCall(call.method, call.params)),
  ).toEqual([])
})

test('a place below a text needs no heading', async () => {
  world.say(ANNA, 'Come here')
  showPlace(false)
  await world.deliverAll()
  expect(seen(2)).toEqual(['Come here', office])
})

test('a place that was cut off is shown again without its heading, before all else', async () => {
  showPlace(true)
  world.say(ANNA, 'then')
  world.sim.faults.fail({ method: 'sendLocation', answer: 'drop_before' })
  await world.deliverAll()
  expect(seen(3)).toEqual(['From Vera', office, 'then'])
})

test('an answer to the place or to its heading belongs to the ticket', async () => {
  showPlace(true)
  await world.deliverAll()
  const { messages } = world.sim.people.chat(ANNA)
  const tickets = messages
    .slice(-2)
    .map(({ messageId }) => bindingOf(world.desk, ANNA, messageId)?.ticket)
  expect(tickets).toEqual([number, number])
})
