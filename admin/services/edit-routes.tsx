import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { DeskError } from '../../desk/errors.ts'
import { config } from '../../desk/setup/config.ts'
import { dropEditingDraft } from '../../desk/setup/editing-drafts.ts'
import { mayEditSetup } from '../../desk/setup/setup-editing.ts'
import { parsed } from '../frame/forms.ts'
import { show, showPart } from '../frame/show.ts'
import type { Env, Panel, Reader, Request } from '../panel.ts'
import { act } from './acts.ts'
import { type Draft, isSeen, keepDraft, meantBy, openDraft } from './draft.ts'
import { editorOf } from './editor.ts'
import { EditorPage } from './editor-page.tsx'
import type { Wrong } from './faults.ts'
import { readFields } from './fields.ts'
import { withKeys } from './keys.ts'
import { HERE } from './list-page.tsx'
import { withPeople } from './named-people.ts'
import { Outrun } from './outrun.tsx'
import { askable, lookSchema, type Preview, previewFacts, tried } from './preview.ts'
import { PreviewPane } from './preview-pane.tsx'
import { isRight, type Meanwhile, meanwhile, publish, wrongWith } from './publish.ts'

const MARK = /^\d{1,6}$/
const querySchema = z.object({
  at: z.string().regex(MARK).optional().catch(undefined),
  done: z.literal('1').optional().catch(undefined),
})

/** Deeds that only the chat shows: the rest of the page stays as it is. */
const IN_CHAT = /^(keep|say|look|restart|file|contact|tap:.*)$/

/**
 * The editor of one service. Every button sends the whole form, which is kept on the server before
 * anything else happens: nothing typed is lost, with or without scripts.
 */
export function editRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/services/:name', (c) => {
    const reader = c.get('reader')
    const kept = openDraft(desk, reader.person, c.req.param('name'))
    const draft = { ...kept, page: newPage() }
    const { at, done } = parsed(c.req.query(), querySchema)
    const wrong = draft.checked ? wrongWith(desk, reader, draft) : NOTHING
    return page(c, draft, { ...wrong, at, isDone: done !== undefined })
  })

  app.post('/services/:name', async (c) => {
    const reader = c.get('reader')
    if (!mayEditSetup(reader.person)) throw new DeskError('not_allowed')
    const fields = await formFields(c)
    const deed = fields.get('do') ?? 'keep'
    const before = openDraft(desk, reader.person, c.req.param('name'))
    const typed = withKeys(
      withPeople(
        sound(() => readFields(fields)),
        desk,
      ),
      isTaken(before),
    )
    if (deed === 'discard') return discarded(c, reader, before)
    if (deed === 'theirs') return gone(c, `${HERE}/${before.name}`)
    const from = fromSchema.parse(Object.fromEntries(fields))
    const acted = sound(() => act(typed, deed))
    const form = withKeys(acted.form, isTaken(before))
    const mine = { ...before, form, page: from['draft.page'], isKept: true }
    const draft = tryOut(reader, mine, fields, deed)
    const version = from['draft.version']
    if (deed !== 'mine' && !isSeen(before, draft.page, version)) {
      return outrun(c, { ...draft, page: draft.page || newPage() }, version, deed)
    }
    if (deed === 'publish' || deed === 'publish-over') {
      return published(c, { ...draft, checked: true }, deed === 'publish-over')
    }
    keepDraft(desk, reader.person, draft)
    if (IN_CHAT.test(deed) && c.req.header('HX-Request') !== undefined) {
      c.header('HX-Retarget', '#preview')
      c.header('HX-Reselect', '#preview')
      return showPart(c, <PreviewPane ed={editorFor(reader, draft, NOTHING)} />)
    }
    const at = acted.at === undefined ? '' : `?at=${acted.at}`
    const place = IN_CHAT.test(deed) ? '#preview' : acted.at ? `#mark-${acted.at}` : ''
    return c.redirect(`${HERE}/${draft.name}${at}${place}`, 303)
  })

  return app

  function page(
    c: Request,
    draft: Draft,
    { isDone = false, meanwhile: news, ...parts }: PageParts,
    status: 200 | 422 = 200,
  ) {
    const ed = editorFor(c.get('reader'), draft, parts)
    return show(c, <EditorPage ed={ed} meanwhile={news} isDone={isDone} />, status)
  }

  /** Something newer is kept, from another page: nothing is saved, and what was typed stays here. */
  function outrun(c: Request, draft: Draft, seen: string | null, deed: string) {
    const ed = editorFor(c.get('reader'), draft, NOTHING)
    if (!IN_CHAT.test(deed) || c.req.header('HX-Request') === undefined) {
      return show(c, <EditorPage ed={{ ...ed, seen }} meanwhile={undefined} isDone={false} />, 422)
    }
    c.header('HX-Retarget', '#outrun')
    c.header('HX-Reselect', '#outrun')
    return showPart(c, <Outrun ed={{ ...ed, seen }} />)
  }

  function editorFor(
    reader: Reader,
    draft: Draft,
    { at, ...wrong }: Wrong & { at?: string | undefined },
  ) {
    return editorOf(panel, reader, draft, { ...wrong, at, canEdit: mayEditSetup(reader.person) })
  }

  function published(c: Request, draft: Draft, isOver: boolean) {
    const reader = c.get('reader')
    keepDraft(desk, reader.person, draft)
    const news = isOver ? undefined : meanwhile(desk, draft)
    const wrong = news ? NOTHING : publish(desk, reader, draft)
    if (news || !isRight(wrong)) return page(c, draft, { ...wrong, meanwhile: news }, 422)
    return gone(c, `${HERE}/${draft.base?.key ?? draft.form.key}?done=1`)
  }

  function discarded(c: Request, { person }: Reader, { name, base }: Draft) {
    dropEditingDraft(desk, person, name)
    const isThere = base !== null && config(desk).services.live.some(({ key }) => key === base.key)
    return gone(c, isThere ? `${HERE}/${base.key}` : HERE)
  }

  /** What a new service may not be called, also not by a name that an archived one has. */
  function isTaken({ base }: Draft): (key: string) => boolean {
    return (key) => base?.key !== key && config(desk).services.get(key) !== undefined
  }

  /** The draft with its chat after what was tapped or said in it. */
  function tryOut({ person }: Reader, draft: Draft, fields: URLSearchParams, deed: string): Draft {
    const look = lookSchema.parse({
      locale: fields.get('preview.locale') ?? '',
      department: fields.get('preview.department') ?? '',
      position: fields.get('preview.position') ?? '',
      text: fields.get('preview.text') ?? '',
    })
    const { text, ...as } = look
    const preview: Preview = { ...draft.preview, ...as }
    const { service } = meantBy(desk, draft)
    const steps = askable(Array.isArray(service.steps) ? service.steps : [])
    const facts = previewFacts(desk, person, draft.form.key, preview)
    // Enter in the field of the chat presses the form's first button.
    const said = deed === 'enter' && text.trim() !== '' ? 'say' : deed
    return { ...draft, preview: tried(preview, said, text, steps, facts) }
  }
}

/** Which page sends a form, and the version of the draft that it was drawn from. */
const fromSchema = z.object({
  'draft.page': z.string().max(36).catch(''),
  'draft.version': z.string().max(36).nullable().catch(null),
})

function newPage(): string {
  return randomUUID()
}

const NOTHING: Wrong = { faults: [], elsewhere: [] }

interface PageParts extends Wrong {
  at?: string | undefined
  isDone?: boolean
  meanwhile?: Meanwhile | undefined
}

async function formFields(c: Request): Promise<URLSearchParams> {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new HTTPException(415)
  return new URLSearchParams(await c.req.text())
}

/** What no page of ours sends is a 400. */
function sound<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof z.ZodError) throw new HTTPException(400)
    throw error
  }
}

/** Leads a browser to another page, whether htmx asked or the browser itself. */
function gone(c: Request, url: string) {
  if (c.req.header('HX-Request') === undefined) return c.redirect(url, 303)
  return c.body(null, 204, { 'HX-Redirect': url })
}
