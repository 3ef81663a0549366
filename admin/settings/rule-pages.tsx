import { positionsHeld } from '../../desk/people/positions.ts'
import { config } from '../../desk/setup/config.ts'
import { mayEditSetup } from '../../desk/setup/setup-editing.ts'
import type { PriorityRule } from '../../scenarios/pack-priorities.ts'
import { say } from '../../scenarios/text.ts'
import { Fault, Field, inputOf } from '../deadlines/field.tsx'
import type { Fields } from '../deadlines/fields.ts'
import { marksOf } from '../deadlines/seen.ts'
import { priorityName } from '../deadlines/uses.ts'
import { Crumb } from '../frame/crumb.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import { PriorityMark } from '../queue/marks.tsx'
import { conditionWords } from './condition-words.ts'
import { Elsewhere } from './elsewhere.tsx'
import { Select, Ticks } from './inputs.tsx'
import { BackToSettings, Move } from './list-page.tsx'
import { PersonInput } from './person-input.tsx'
import { othersOf, personRows, ruleFields } from './rule-fields.ts'
import { SaveFoot } from './save-foot.tsx'
import type { SaidFaults } from './setup-faults.ts'
import type { Context } from './subject.ts'
import { HERE } from './urls.ts'

/** Where the rules are. */
export const RULES = `${HERE}/rules`

interface RulesProps extends Context {
  moved?: string | undefined
  /** Why the order was not taken. */
  fault?: string
}

/** The mark of the rules as a page shows them: they have no keys. */
export function rulesMark({ panel }: Pick<Context, 'panel'>): string {
  return marksOf({ rules: JSON.stringify(config(panel.desk).priorityRules) })
}

/** The rules in their order: the first that holds decides. */
export function RulesPage({ panel, reader, moved, fault }: RulesProps) {
  const { t, person } = reader
  const { priorityRules: rules } = config(panel.desk)
  const isEditor = mayEditSetup(person)
  return (
    <Page panel={panel} reader={reader} title={t('admin-list-rules')} here={HERE}>
      <section class="sheet settings-list">
        <BackToSettings reader={reader} />
        <header class="sheet-head">
          <h1>{t('admin-list-rules')}</h1>
          {isEditor && (
            <a class="button primary" href={`${HERE}/new/rule`}>
              <Icon name="plus" />
              {t('admin-add')}
            </a>
          )}
        </header>
        <p class="quiet">{t('admin-list-rules-about')}</p>
        <div id="objects" data-renew>
          <form
            class="ordering"
            method="post"
            action={`${HERE}/order/rules`}
            hx-post={`${HERE}/order/rules`}
            data-ordering={isEditor ? 'true' : undefined}
            id="ordering"
          >
            <input type="hidden" name="keys" value={rules.map((_, index) => index + 1).join()} />
            <input type="hidden" name="seen" value={rulesMark({ panel })} />
            {fault !== undefined && (
              <p class="fault" role="alert">
                {fault}
              </p>
            )}
            {rules.length === 0 && (
              <p class="empty">
                <strong>{t('admin-list-empty')}</strong>
                <span>{t('admin-list-rules-how')}</span>
              </p>
            )}
            <ol class="setup-rows">
              {rules.map((rule, index) => {
                const number = String(index + 1)
                const hand = { reader, id: number, name: t('admin-set-rule', { number }), moved }
                return (
                  <li
                    class="setup-row"
                    id={`row-${number}`}
                    data-row={isEditor ? number : undefined}
                  >
                    {isEditor && <span class="row-grip" aria-hidden="true" />}
                    <span class="rule-number">{number}</span>
                    <a href={`${RULES}/${number}`}>
                      <RuleWords panel={panel} reader={reader} rule={rule} />
                    </a>
                    {isEditor && (
                      <span class="moves">
                        <Move {...hand} way="up" isEnd={index === 0} />
                        <Move {...hand} way="down" isEnd={index === rules.length - 1} />
                      </span>
                    )}
                  </li>
                )
              })}
            </ol>
          </form>
        </div>
      </section>
    </Page>
  )
}

function RuleWords({ panel, reader, rule }: Context & { rule: PriorityRule }) {
  const setup = config(panel.desk)
  const steps = setup.services.live.flatMap((service) => service.steps)
  return (
    <>
      <strong>{conditionWords(panel.desk, reader, rule.when, steps)}</strong>
      <span class="quiet">
        <PriorityMark desk={panel.desk} reader={reader} priority={rule.set} />{' '}
        {priorityName(setup, rule.set, reader.locale)}
      </span>
    </>
  )
}

interface RuleProps extends Context, SaidFaults {
  /** Undefined: a new one. */
  rule: PriorityRule | undefined
  number: number
  fields: Fields
}

/** A rule as a form: whose filings or how long a wait, and the priority that they get. */
export function RulePage(props: RuleProps) {
  const { panel, reader, rule, number, fields, faults, elsewhere } = props
  const { t, locale, person } = reader
  const isEditor = mayEditSetup(person)
  const title = rule ? t('admin-set-rule', { number }) : t('admin-new-rule')
  const url = rule ? `${RULES}/${number}` : RULES
  const others = othersOf(rule?.when ?? {})
  const setup = config(panel.desk)
  return (
    <Page panel={panel} reader={reader} title={title} here={HERE}>
      <section class="sheet narrow">
        <Crumb to={RULES}>{t('admin-list-rules')}</Crumb>
        <header class="sheet-head">
          <h1>{title}</h1>
          {rule && isEditor && (
            <details class="menu end">
              <summary class="button">{t('admin-rule-remove')}</summary>
              <form class="menu-body" method="post" action={`${url}/removal`}>
                <input
                  type="hidden"
                  name="seen"
                  value={marksOf(ruleFields(panel.desk, reader, rule))}
                />
                <p>{t('admin-rule-remove-why')}</p>
                <button class="danger" type="submit">
                  {t('admin-rule-remove')}
                </button>
              </form>
            </details>
          )}
        </header>
        <form class="filing" method="post" action={url} novalidate>
          <input
            type="hidden"
            name="seen"
            value={rule && marksOf(ruleFields(panel.desk, reader, rule))}
          />
          <Fault name="" faults={faults} />
          <Elsewhere reader={reader} faults={elsewhere} />
          <fieldset class="filing" disabled={!isEditor}>
            <p class="quiet">{t('admin-rule-about')}</p>
            <Conditions {...props} />
            {Object.keys(others).length > 0 && (
              <p class="warning" role="note">
                {t('admin-rule-others', {
                  condition: conditionWords(
                    panel.desk,
                    reader,
                    others,
                    setup.services.live.flatMap(({ steps }) => steps),
                  ),
                })}
              </p>
            )}
            <Select
              {...{ reader, fields, faults }}
              name="set"
              label={t('admin-rule-set')}
              options={setup.priorities.live.map(({ key, name }) => ({
                key,
                name: say(name, locale),
              }))}
            />
          </fieldset>
          <SaveFoot reader={reader} back={RULES} />
        </form>
      </section>
    </Page>
  )
}

function Conditions({ panel, reader, rule, fields, faults }: RuleProps) {
  const { t, locale } = reader
  const { departments, services } = config(panel.desk)
  const form = { reader, fields, faults }
  const named = [rule?.when.position ?? []].flat().map(String)
  const positions = [...new Set([...positionsHeld(panel.desk), ...named])]
  const nameOf = ({ key, name }: { key: string; name: Parameters<typeof say>[0] }) => ({
    key,
    name: say(name, locale),
  })
  return (
    <>
      {positions.length > 0 && (
        <Ticks
          {...form}
          name="position"
          label={t('admin-rule-positions')}
          options={positions.map((one) => ({ key: one, name: one }))}
        />
      )}
      <Field name="position_other" label={t('admin-rule-position-other')} faults={faults}>
        <input
          {...inputOf('position_other', faults)}
          value={fields.position_other ?? ''}
          maxlength={200}
        />
      </Field>
      {departments.live.length > 0 && (
        <Ticks
          {...form}
          name="department"
          label={t('admin-rule-departments')}
          options={departments.live.map(nameOf)}
        />
      )}
      {services.live.length > 0 && (
        <Ticks
          {...form}
          name="service"
          label={t('admin-rule-services')}
          options={services.live.map(nameOf)}
        />
      )}
      <fieldset class="field">
        <legend>{t('admin-rule-people')}</legend>
        {Array.from({ length: personRows(fields) }, (_, row) => {
          const name = `person-${row}`
          return (
            <div>
              <PersonInput
                panel={panel}
                reader={reader}
                name={name}
                value={fields[name] ?? ''}
                field={{ ...inputOf(name, faults), 'aria-label': t('admin-rule-person') }}
              />
              <Fault name={name} faults={faults} />
            </div>
          )
        })}
      </fieldset>
      <Field
        name="waiting_for"
        label={t('admin-rule-waiting')}
        hint={t('admin-rule-waiting-hint')}
        faults={faults}
      >
        <input
          {...inputOf('waiting_for', faults)}
          class="short"
          value={fields.waiting_for ?? ''}
          maxlength={40}
        />
      </Field>
    </>
  )
}
