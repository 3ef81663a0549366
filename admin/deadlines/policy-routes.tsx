import { Hono } from 'hono'
import { config } from '../../desk/setup/config.ts'
import { archiveObject, bringBackObject, saveObject } from '../../desk/setup/setup-editing.ts'
import type { SetupFault } from '../../desk/setup/setup-faults.ts'
import type { Policy } from '../../scenarios/pack-policies.ts'
import { fieldsOf, parsed } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader, Request } from '../panel.ts'
import { editor, isSound, only, trySaving } from '../settings/editor.ts'
import { type SaidFaults, saidFaults } from '../settings/setup-faults.ts'
import { formSchema, likeSchema } from './calendar-routes.tsx'
import type { Fields } from './fields.ts'
import { DeadlinesPage, HERE } from './list-page.tsx'
import { policyFaults } from './policy-check.ts'
import { policyFields, readPolicy, rowOfReminder, targetField } from './policy-fields.ts'
import { PolicyForm, priorityRows } from './policy-form.tsx'
import { PolicyPage } from './policy-page.tsx'
import { seenFaults } from './seen.ts'
import { liveOne, policyUrl } from './uses.ts'

const LIST = 'policies'

/** Policies: shown, made, copied, changed, archived and brought back. */
export function policyRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()
  const policyOf = (c: Request) => liveOne(config(desk).policies, c.req.param('key') ?? '')

  app.get('/deadlines/new/policy', (c) => {
    const reader = editor(c.get('reader'))
    const { of } = parsed(c.req.query(), likeSchema)
    const like = of === undefined ? undefined : liveOne(config(desk).policies, of)
    const fields: Fields = like
      ? { ...policyFields(like, reader.t), key: `${like.key}-2`.slice(0, 32) }
      : { 'pause-resolution': 'on' }
    return show(c, <PolicyForm {...{ panel, reader, policy: undefined, fields, faults: {} }} />)
  })

  app.get('/deadlines/policies/:key', (c) =>
    show(c, <PolicyPage panel={panel} reader={c.get('reader')} policy={policyOf(c)} />),
  )

  app.get('/deadlines/policies/:key/edit', (c) => {
    const reader = editor(c.get('reader'))
    const policy = policyOf(c)
    const page = { panel, reader, policy, fields: policyFields(policy, reader.t), faults: {} }
    return show(c, <PolicyForm {...page} />)
  })

  app.post('/deadlines/policies', async (c) => {
    const reader = editor(c.get('reader'))
    return saved(c, reader, undefined, await fieldsOf(c, formSchema))
  })

  app.post('/deadlines/policies/:key', async (c) => {
    const reader = editor(c.get('reader'))
    const policy = policyOf(c)
    return saved(c, reader, policy, await fieldsOf(c, formSchema))
  })

  app.post('/deadlines/policies/:key/archiving', (c) => {
    const reader = editor(c.get('reader'))
    const policy = policyOf(c)
    const { key } = policy
    const found = archiveObject(desk, reader.person, LIST, key)
    if (found.length === 0) return c.redirect(HERE, 303)
    const { elsewhere } = saidFaults(desk, reader, found, () => '', { list: LIST, key })
    return show(c, <PolicyPage {...{ panel, reader, policy, elsewhere }} />, 422)
  })

  app.post('/deadlines/policies/:key/return', (c) => {
    const reader = editor(c.get('reader'))
    const key = c.req.param('key')
    const said = sayAll(reader, bringBackObject(desk, reader.person, LIST, key), {})
    if (isSound(said)) return c.redirect(policyUrl(key), 303)
    return show(c, <DeadlinesPage panel={panel} reader={reader} stopped={said} />, 422)
  })

  function saved(c: Request, reader: Reader, before: Policy | undefined, fields: Fields) {
    const { t, person } = reader
    const read = readPolicy(fields, before, priorityRows(desk, before), t)
    const now = before && policyFields(before, t)
    let said = only({
      ...(now ? seenFaults(fields, now, t, shownAt) : {}),
      ...(read.ok ? policyFaults(desk, read.value, fields, t) : read.faults),
    })
    if (read.ok && isSound(said)) {
      const save = () => saveObject(desk, person, LIST, read.value, before === undefined)
      said = trySaving(reader, save, (found) => sayAll(reader, found, fields))
      if (isSound(said)) return c.redirect(policyUrl(read.value.key), 303)
    }
    return show(c, <PolicyForm {...{ panel, reader, policy: before, fields, ...said }} />, 422)
  }

  function sayAll(reader: Reader, found: SetupFault[], fields: Fields): SaidFaults {
    return saidFaults(desk, reader, found, ([list = '', place, part]) => {
      if (list === 'reminders') return `reminder-${rowOfReminder(fields, Number(place))}`
      if (list !== 'targets') return String(list)
      return part === undefined ? 'targets' : targetField(String(place), String(part))
    })
  }

  return app
}

/** Where a form shows the faults of a field: those of a reminder below its row. */
function shownAt(name: string): string {
  return /^reminder-\d+/.exec(name)?.[0] ?? name
}
