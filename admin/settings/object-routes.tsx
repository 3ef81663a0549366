import { Hono } from 'hono'
import { z } from 'zod'
import { DeskError } from '../../desk/errors.ts'
import { fold } from '../../desk/folding.ts'
import { freeKey, keyOf } from '../../desk/people/key-making.ts'
import {
  archiveObject,
  bringBackObject,
  orderObjects,
  saveObject,
  setDefaultPriority,
} from '../../desk/setup/setup-editing.ts'
import type { SetupFault } from '../../desk/setup/setup-faults.ts'
import { rowOf } from '../../desk/setup/setup-rows.ts'
import type { Fields } from '../deadlines/fields.ts'
import { seenFaults } from '../deadlines/seen.ts'
import { fieldsOf, parsed } from '../frame/forms.ts'
import { show, showPart } from '../frame/show.ts'
import type { Env, Panel, Reader, Request } from '../panel.ts'
import { isSound, listEditor, NOTHING_SAID, only, trySaving } from './editor.ts'
import { A_PAGE, ListPage } from './list-page.tsx'
import { ObjectPage } from './object-page.tsx'
import { wantedOrder } from './ordering.ts'
import { PREVIEWED, Previews } from './preview.tsx'
import { liveObjects, objectName, type SaidFaults, saidFaults } from './setup-faults.ts'
import type { Subject } from './subject.ts'
import { LISTS, SUBJECTS } from './subjects.ts'
import { HERE, objectUrl } from './urls.ts'

const querySchema = z.object({
  q: z.string().max(200).default(''),
  from: z.coerce.number().int().min(0).max(100_000).default(0),
  moved: z.string().max(80).optional(),
})
const objectQuerySchema = z.object({
  of: z.string().max(64).optional(),
  saved: z.string().optional(),
})
export const formSchema = z.record(z.string().max(300), z.string().max(200_000))

/** The objects of every list: shown, made, copied, changed, put in order, archived, brought back. */
export function objectRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get(`/settings/new/:list{${LISTS}}`, (c) => {
    const subject = subjectOf(c)
    const reader = listEditor(c.get('reader'), subject)
    const { of } = parsed(c.req.query(), objectQuerySchema)
    const like = of === undefined ? undefined : liveOne(subject, of)
    const context = { panel, reader }
    const fields = like ? subject.fieldsOf(context, like) : subject.blank(context)
    const page = { panel, reader, subject, object: undefined, fields, ...NOTHING_SAID }
    return show(c, <ObjectPage {...page} />)
  })

  app.post(`/settings/order/:list{${LISTS}}`, async (c) => {
    const subject = subjectOf(c)
    const { person } = listEditor(c.get('reader'), subject)
    const { move, keys } = await fieldsOf(c, formSchema)
    const order = wantedOrder(subject, liveObjects(desk, subject.list), { move, keys })
    orderObjects(desk, person, subject.list, order)
    const back = move === undefined || move === '' ? '' : `?${new URLSearchParams({ moved: move })}`
    return c.redirect(`${HERE}/${subject.list}${back}`, 303)
  })

  app.post(`/settings/preview/:list{(?:${PREVIEWED.join('|')})}`, async (c) => {
    const fields = await fieldsOf(c, formSchema)
    const list = PREVIEWED.find((one) => one === c.req.param('list')) ?? 'articles'
    const preview = { panel, reader: c.get('reader'), list, fields }
    return showPart(c, <Previews {...preview} />)
  })

  app.get(`/settings/:list{${LISTS}}`, (c) => shownList(c, subjectOf(c)))

  app.post(`/settings/:list{${LISTS}}`, async (c) => {
    const subject = subjectOf(c)
    const reader = listEditor(c.get('reader'), subject)
    return saved(c, reader, subject, undefined, await fieldsOf(c, formSchema))
  })

  app.get(`/settings/:list{${LISTS}}/:key`, (c) => {
    const reader = c.get('reader')
    const subject = subjectOf(c)
    const object = liveOne(subject, c.req.param('key'))
    const fields = subject.fieldsOf({ panel, reader }, object)
    const isSaved = c.req.query('saved') !== undefined
    const page = { panel, reader, subject, object, fields, isSaved, ...NOTHING_SAID }
    return show(c, <ObjectPage {...page} />)
  })

  app.post(`/settings/:list{${LISTS}}/:key`, async (c) => {
    const subject = subjectOf(c)
    const reader = listEditor(c.get('reader'), subject)
    const object = liveOne(subject, c.req.param('key'))
    return saved(c, reader, subject, object, await fieldsOf(c, formSchema))
  })

  app.post(`/settings/:list{${LISTS}}/:key/archiving`, (c) => {
    const subject = subjectOf(c)
    const reader = listEditor(c.get('reader'), subject)
    const object = liveOne(subject, c.req.param('key'))
    const { list } = subject
    const found = archiveObject(desk, reader.person, list, object.key)
    if (found.length === 0) return c.redirect(`${HERE}/${list}`, 303)
    return stopped(c, subject, object, found)
  })

  app.post('/settings/:list{priorities}/:key/default', (c) => {
    const subject = subjectOf(c)
    const { person } = listEditor(c.get('reader'), subject)
    const object = liveOne(subject, c.req.param('key'))
    const found = setDefaultPriority(desk, person, object.key)
    if (found.length > 0) return stopped(c, subject, object, found)
    return c.redirect(`${objectUrl(subject.list, object.key)}?saved`, 303)
  })

  app.post(`/settings/:list{${LISTS}}/:key/return`, (c) => {
    const subject = subjectOf(c)
    const reader = listEditor(c.get('reader'), subject)
    const key = c.req.param('key')
    const found = bringBackObject(desk, reader.person, subject.list, key)
    const said = saidFaults(desk, reader, found, fieldAt)
    if (isSound(said)) return c.redirect(objectUrl(subject.list, key), 303)
    return shownList(c, subject, said)
  })

  /** The object as it is, with what keeps it from what was asked. */
  function stopped(c: Request, subject: Subject, object: { key: string }, found: SetupFault[]) {
    const reader = c.get('reader')
    const { list } = subject
    const said = saidFaults(desk, reader, found, fieldAt, { list, key: object.key })
    const fields = subject.fieldsOf({ panel, reader }, object)
    return show(c, <ObjectPage {...{ panel, reader, subject, object, fields, ...said }} />, 422)
  }

  function shownList(c: Request, subject: Subject, stopped?: SaidFaults) {
    const reader = c.get('reader')
    const { q, from, moved } = parsed(c.req.query(), querySchema)
    const words = fold(q)
      .split(/\s+/)
      .filter((word) => word !== '')
    const all = liveObjects(desk, subject.list).filter((object) => {
      const said = [object.key, objectName(object, reader), subject.wordsOf?.(object) ?? '']
      const text = fold(said.join(' '))
      return words.every((word) => text.includes(word))
    })
    const found = all.slice(from, from + A_PAGE)
    const total = all.length
    const page = { panel, reader, subject, found, total, query: q, from, moved, stopped }
    return show(c, <ListPage {...page} />, stopped ? 422 : 200)
  }

  function saved(
    c: Request,
    reader: Reader,
    subject: Subject,
    object: { key: string } | undefined,
    fields: Fields,
  ) {
    const context = { panel, reader }
    const read = subject.read(context, object ? fields : withKey(subject, fields), object)
    const now = object && subject.fieldsOf(context, object)
    const seen = now ? seenFaults(fields, now, reader.t, shownAt) : {}
    let said = only({ ...seen, ...(read.ok ? {} : read.faults) })
    if (read.ok && isSound(said)) {
      const save = () =>
        saveObject(desk, reader.person, subject.list, read.value, object === undefined)
      const sayAll = (found: SetupFault[]) => saidFaults(desk, reader, found, fieldAt)
      said = trySaving(reader, save, sayAll)
      if (isSound(said)) {
        return c.redirect(`${objectUrl(subject.list, read.value.key)}?saved`, 303)
      }
    }
    return show(c, <ObjectPage {...{ panel, reader, subject, object, fields, ...said }} />, 422)
  }

  /** A key made of the name, where none was typed. */
  function withKey({ list }: Subject, fields: Fields): Fields {
    if ((fields.key ?? '').trim() !== '') return fields
    const names = ['name.en', 'name.ru', 'title.en', 'title.ru'].map((one) => fields[one] ?? '')
    const name = names.find((one) => one.trim() !== '') ?? ''
    const live = liveObjects(desk, list)
    const isFree = (key: string) =>
      !rowOf(desk, list, key) && !live.some((object) => object.key === key)
    return { ...fields, key: freeKey(keyOf(name, 'one'), isFree) }
  }

  function liveOne({ list }: Subject, key: string): { key: string } {
    const object = liveObjects(desk, list).find((one) => one.key === key)
    if (!object) throw new DeskError('not_found')
    return object
  }

  return app
}

function subjectOf(c: Request): Subject {
  const subject = SUBJECTS.find(({ list }) => list === c.req.param('list'))
  if (!subject) throw new DeskError('not_found')
  return subject
}

/** The field of a fault: that of its language, else of the whole property. */
function fieldAt([first = '', second]: SetupFault['path']): string {
  return second === 'ru' || second === 'en' ? `${first}.${second}` : String(first)
}

/** Where a form shows what has changed in a field: that of a tick below all of them. */
function shownAt(name: string): string {
  const [, row] = /^(owner-\d+)-/.exec(name) ?? []
  const [, ticks] = /^(agents|lines|services)\./.exec(name) ?? []
  return row ?? ticks ?? name
}
