import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Place } from '../person.ts'
import type { Simulator } from '../start.ts'
import { sendFiles } from './uploads.ts'

const uploadBytes = 60 * 1024 * 1024
/** Code points of one message. */
const textLimit = 4096
const dice = new Set(['🎲', '🎯', '🏀', '⚽', '🎳', '🎰'])

const id = z.coerce.number().int().safe()
const messageId = z.number().int().positive()
const text = z.string().min(1).max(40_000)
const at = z.object({ person: id, chat: id, message: id.optional() })
const place = z.object({ replyTo: messageId.optional() })
const topic = z.object({ thread: z.coerce.number().int().positive().optional() })

/** What a person does in a chat: routes below `/people/:person/chats/:chat`, answering JSON. */
export function deeds(simulator: Simulator): Hono {
  const { people } = simulator
  const app = new Hono()
  const chat = '/people/:person/chats/:chat'
  app.use(`${chat}/*`, bodyLimit({ maxSize: uploadBytes }))

  app.post(`${chat}/messages`, async (c) => {
    const { person, chat } = at.parse(c.req.param())
    const said = place.extend({ text }).parse(await c.req.json())
    const where = placeOf(chat, said, c.req.query())
    if (dice.has(said.text)) people.sendDice(person, { ...where, emoji: said.text })
    else for (const part of parts(said.text)) people.send(person, { ...where, text: part })
    return c.json({})
  })

  app.post(`${chat}/files`, async (c) => {
    const { person, chat } = at.parse(c.req.param())
    const where = placeOf(chat, {}, c.req.query())
    await sendFiles(simulator, person, where, await c.req.formData())
    return c.json({})
  })

  app.post(`${chat}/contact`, async (c) => {
    const { person, chat } = at.parse(c.req.param())
    const where = placeOf(chat, place.parse(await c.req.json()), c.req.query())
    people.sendContact(person, { ...where, own: true })
    return c.json({})
  })

  app.post(`${chat}/location`, async (c) => {
    const { person, chat } = at.parse(c.req.param())
    const point = z
      .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
      .parse(await c.req.json())
    people.sendLocation(person, { ...placeOf(chat, {}, c.req.query()), ...point })
    return c.json({})
  })

  app.post(`${chat}/start`, async (c) => {
    const { person } = at.parse(c.req.param())
    const { payload } = z
      .object({
        payload: z
          .string()
          .regex(/^[\w-]{0,64}$/)
          .optional(),
      })
      .parse(await c.req.json())
    people.start(person, payload || undefined)
    return c.json({})
  })

  app.post(`${chat}/press`, async (c) => {
    const { person, chat } = at.parse(c.req.param())
    const button = z
      .object({
        messageId: messageId.optional(),
        row: z.number().int().min(0),
        column: z.number().int().min(0),
      })
      .parse(await c.req.json())
    const { messageId: pressed, ...spot } = button
    const did = people.press(person, {
      chatId: chat,
      ...spot,
      ...(pressed ? { messageId: pressed } : {}),
    })
    return c.json(did.kind === 'callback' ? { queryId: did.queryId } : {})
  })

  app.patch(`${chat}/messages/:message`, async (c) => {
    const { person, chat, message } = at.required().parse(c.req.param())
    const said = z.object({ text }).parse(await c.req.json())
    people.edit(person, { chatId: chat, messageId: message, text: said.text })
    return c.json({})
  })

  app.delete(`${chat}/messages/:message`, (c) => {
    const { person, chat, message } = at.required().parse(c.req.param())
    people.deleteMessage(person, { chatId: chat, messageId: message })
    return c.json({})
  })

  app.post(`${chat}/messages/:message/reaction`, async (c) => {
    const { person, chat, message } = at.required().parse(c.req.param())
    const { emoji } = z.object({ emoji: z.string().max(16).optional() }).parse(await c.req.json())
    people.react(person, { chatId: chat, messageId: message, ...(emoji ? { emoji } : {}) })
    return c.json({})
  })

  app.post(`${chat}/block`, (c) => {
    people.block(at.parse(c.req.param()).person)
    return c.json({})
  })

  app.post(`${chat}/unblock`, (c) => {
    people.unblock(at.parse(c.req.param()).person)
    return c.json({})
  })

  return app
}

// Telegram's apps cut a long text into several messages.
function parts(text: string): string[] {
  const points = [...text]
  const starts = Array.from(
    { length: Math.ceil(points.length / textLimit) },
    (_, n) => n * textLimit,
  )
  return starts.map((start) => points.slice(start, start + textLimit).join(''))
}

function placeOf(
  chatId: number,
  said: z.infer<typeof place>,
  query: Record<string, string>,
): Place {
  const { thread } = topic.parse(query)
  return {
    chatId,
    ...(said.replyTo ? { replyTo: said.replyTo } : {}),
    ...(thread ? { threadId: thread } : {}),
  }
}
