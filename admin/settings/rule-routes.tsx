import { Hono } from 'hono'
import { DeskError } from '../../desk/errors.ts'
import { config } from '../../desk/setup/config.ts'
import { saveSettings } from '../../desk/setup/setup-editing.ts'
import type { SetupFault } from '../../desk/setup/setup-faults.ts'
import type { PriorityRule } from '../../scenarios/pack-priorities.ts'
import type { Fields } from '../deadlines/fields.ts'
import { marksOf, seenFaults } from '../deadlines/seen.ts'
import { fieldsOf, numberIn } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader, Request } from '../panel.ts'
import { editor, isSound, NOTHING_SAID, only } from './editor.ts'
import { formSchema } from './object-routes.tsx'
import { readRule, ruleFields } from './rule-fields.ts'
import { RULES, RulePage, RulesPage, rulesMark } from './rule-pages.tsx'
import { type SaidFaults, saidFaults } from './setup-faults.ts'

/** Priority rules: a list in order, each known by its place. */
export function ruleRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()
  const rules = () => config(desk).priorityRules

  app.get('/settings/rules', (c) => {
    const moved = c.req.query('moved')
    return show(c, <RulesPage panel={panel} reader={c.get('reader')} moved={moved} />)
  })

  app.get('/settings/new/rule', (c) => {
    const reader = editor(c.get('reader'))
    const fields = { set: config(desk).priorities.live.at(-1)?.key ?? '' }
    const page = { panel, reader, rule: undefined, number: 0, fields, ...NOTHING_SAID }
    return show(c, <RulePage {...page} />)
  })

  app.get('/settings/rules/:number', (c) => {
    const reader = c.get('reader')
    const { rule, number } = found(c)
    const fields = ruleFields(desk, reader, rule)
    return show(c, <RulePage {...{ panel, reader, rule, number, fields, ...NOTHING_SAID }} />)
  })

  app.post('/settings/order/rules', async (c) => {
    const reader = editor(c.get('reader'))
    const { seen, move = '', keys = '' } = await fieldsOf(c, formSchema)
    if (seen !== rulesMark({ panel })) {
      const page = { panel, reader, fault: reader.t('admin-fault-rules-seen') }
      return show(c, <RulesPage {...page} />, 422)
    }
    const present = rules()
    const order = move === '' ? keys.split(',').map(Number) : moved(present.length, move)
    const isWhole = [...order].sort((a, b) => a - b).every((one, i) => one === i + 1)
    if (!isWhole || order.length !== present.length) throw new DeskError('not_found')
    save(
      reader,
      order.flatMap((number) => present[number - 1] ?? []),
    )
    const [number = '', way = ''] = move.split(':')
    const at = `${Number(number) + (way === 'up' ? -1 : 1)}:${way}`
    return c.redirect(move === '' ? RULES : `${RULES}?${new URLSearchParams({ moved: at })}`, 303)
  })

  app.post('/settings/rules', async (c) => {
    const reader = editor(c.get('reader'))
    const fields = await fieldsOf(c, formSchema)
    const read = readRule(desk, reader, fields, undefined)
    let said = only(read.ok ? {} : read.faults)
    if (read.ok) said = save(reader, [...rules(), read.value])
    if (isSound(said)) return c.redirect(RULES, 303)
    return refused(c, reader, undefined, 0, fields, said)
  })

  app.post('/settings/rules/:number', async (c) => {
    const reader = editor(c.get('reader'))
    const { rule, number } = found(c)
    const fields = await fieldsOf(c, formSchema)
    const seen = seenFaults(fields, ruleFields(desk, reader, rule), reader.t, shownAt)
    const read = readRule(desk, reader, fields, rule)
    let said = only({ ...seen, ...(read.ok ? {} : read.faults) })
    if (read.ok && isSound(said)) {
      said = save(
        reader,
        rules().map((one, i) => (i === number - 1 ? read.value : one)),
      )
    }
    if (isSound(said)) return c.redirect(RULES, 303)
    return refused(c, reader, rule, number, fields, said)
  })

  app.post('/settings/rules/:number/removal', async (c) => {
    const reader = editor(c.get('reader'))
    const { rule, number } = found(c)
    const { seen } = await fieldsOf(c, formSchema)
    const fields = ruleFields(desk, reader, rule)
    const isSeen = seen === marksOf(fields)
    const said = isSeen
      ? save(
          reader,
          rules().filter((_, i) => i !== number - 1),
        )
      : only({ '': reader.t('admin-fault-rules-seen') })
    if (isSound(said)) return c.redirect(RULES, 303)
    return refused(c, reader, rule, number, fields, said)
  })

  function save(reader: Reader, list: PriorityRule[]): SaidFaults {
    const found = saveSettings(desk, reader.person, { priority_rules: list })
    return saidFaults(desk, reader, found, fieldAt)
  }

  function refused(
    c: Request,
    reader: Reader,
    rule: PriorityRule | undefined,
    number: number,
    fields: Fields,
    said: SaidFaults,
  ) {
    return show(c, <RulePage {...{ panel, reader, rule, number, fields, ...said }} />, 422)
  }

  function found(c: Request): { rule: PriorityRule; number: number } {
    const number = numberIn(c.req.param('number') ?? '')
    const rule = rules()[number - 1]
    if (!rule) throw new DeskError('not_found')
    return { rule, number }
  }

  return app
}

function moved(length: number, move: string): number[] {
  const order = Array.from({ length }, (_, i) => i + 1)
  const [typed, way] = move.split(':')
  const from = Number(typed) - 1
  const to = from + (way === 'up' ? -1 : 1)
  const [one, other] = [order[from], order[to]]
  if (one === undefined || other === undefined) return order
  return order.map((each) => (each === one ? other : each === other ? one : each))
}

/** The field of a fault: ["priority_rules", 2, "when", "person"] is that of the people. */
function fieldAt([, , part, word]: SetupFault['path']): string {
  return part === 'set' ? 'set' : String(word ?? '')
}

function shownAt(name: string): string {
  return /^(position|department|service)\./.exec(name)?.[1] ?? name
}
