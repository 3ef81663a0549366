import { Hono } from 'hono'
import { z } from 'zod'
import type { Simulator } from '../start.ts'

/** How many of a chat's last messages the list sees: enough for a preview and an unread count. */
const listed = 50

const person = z.object({ person: z.coerce.number().int().safe() })
const chat = person.extend({ chat: z.coerce.number().int().safe() })
const window = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.coerce.number().int().positive().optional(),
  thread: z.coerce.number().int().positive().optional(),
})
const newcomer = z.object({
  first_name: z.string().trim().min(1).max(64),
  last_name: z.string().trim().max(64).optional(),
  phone: z
    .string()
    .transform((phone) => phone.replace(/[\s()-]/g, ''))
    .pipe(z.string().regex(/^(\+?\d{5,15})?$/))
    .optional(),
  language_code: z.string().regex(/^[a-z]{2}$/),
})

/** What people see: who there is, their chats, one chat; and a new person. JSON both ways. */
export function looks(simulator: Simulator): Hono {
  const { people } = simulator
  const app = new Hono()

  app.get('/people', (c) => c.json(people.users().filter((user) => !user.is_bot)))

  app.post('/people', async (c) => {
    const { first_name, language_code, ...optional } = newcomer.parse(await c.req.json())
    const told = Object.fromEntries(Object.entries(optional).filter(([, value]) => value))
    return c.json(people.addUser({ first_name, language_code, ...told }))
  })

  app.get('/people/:person/chats', (c) => {
    const { person: userId } = person.parse(c.req.param())
    const ids = people.chats(userId)
    return c.json(ids.map((chatId) => people.chat(userId, { chatId, limit: listed })))
  })

  app.get('/people/:person/chats/:chat', (c) => {
    const at = chat.parse(c.req.param())
    const { limit, before, thread } = window.parse(c.req.query())
    const look = {
      chatId: at.chat,
      limit,
      ...(before ? { before } : {}),
      ...(thread ? { threadId: thread } : {}),
    }
    return c.json(people.chat(at.person, look))
  })

  return app
}
