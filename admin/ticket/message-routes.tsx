import { Hono } from 'hono'
import { z } from 'zod'
import { DeskError } from '../../desk/errors.ts'
import { type Attachment, attachmentsByIds, keepUpload } from '../../desk/messages/attachments.ts'
import { messageBySource } from '../../desk/messages/messages.ts'
import { note } from '../../desk/messages/noting.ts'
import { reply } from '../../desk/messages/replying.ts'
import type { Person } from '../../desk/people/people.ts'
import { ticketFor } from '../../desk/people/rights.ts'
import { setStatus } from '../../desk/tickets/setting-status.ts'
import { kindOf } from '../files/kinds.ts'
import { discard, type Form, readForm } from '../files/uploads.ts'
import { formToken, numberIn, parsed, sourceOf } from '../frame/forms.ts'
import type { Env, Panel } from '../panel.ts'
import { refused } from './refused.tsx'

const MOST_KEPT = 20

const messageForm = z.object({
  mode: z.enum(['reply', 'note']),
  text: z.string().default(''),
  token: formToken,
  /** The status that the reply brings along. */
  status: z.string().max(64).optional(),
})
const keptForm = z.array(z.string().regex(/^\d{1,15}$/)).max(MOST_KEPT)

/** Replies and notes, with their files. */
export function messageRoutes({ desk, filesDir, ...panel }: Panel): Hono<Env> {
  const app = new Hono<Env>()

  app.post('/tickets/:number/messages', async (c) => {
    const { person } = c.get('reader')
    const number = numberIn(c.req.param('number'))
    // Before a file of somebody who may not write here reaches the disk.
    ticketFor(desk, person, number, 'note')
    const form = await readForm(c, filesDir)
    const { mode, text, token, status } = parsed(first(form), messageForm)
    const source = sourceOf(person, token)
    if (messageBySource(desk, source)) {
      await discard(form.uploads, filesDir)
      return c.redirect(`/admin/tickets/${number}`, 303)
    }
    const files = keptFiles(person, form)
    const kept = files.map(({ id, name }) => ({ id, name }))
    const saying = { text, source, attachments: files.map((file) => file.id) }
    const attempt = { number, form: 'message' as const, typed: { mode, text }, kept }
    return refused({ desk, filesDir, ...panel }, c, attempt, () => {
      const [fault] = form.faults
      if (fault) throw new DeskError(fault.code, fault.params)
      if (mode === 'note') note(desk, person, number, saying)
      else if (status === undefined) reply(desk, person, number, saying)
      else setStatus(desk, person, number, status, saying)
    })
  })

  /** What came with this form, and what a refused one before it had brought. */
  function keptFiles(person: Person, form: Form): Attachment[] {
    const ids = parsed(form.fields.get('kept') ?? [], keptForm).map(Number)
    const former = attachmentsByIds(desk, ids).filter(
      (file) => file.ownerId === person.id && file.ticket === null,
    )
    const uploads = form.uploads.map(({ field: _, ...upload }) =>
      keepUpload(desk, { ...upload, kind: kindOf(upload) }, person.id),
    )
    return [...former, ...uploads]
  }

  return app
}

function first(form: Form): Record<string, string | undefined> {
  return Object.fromEntries([...form.fields].map(([name, values]) => [name, values[0]]))
}
