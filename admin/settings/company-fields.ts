import { config } from '../../desk/setup/config.ts'
import { setupData } from '../../desk/setup/pack-export.ts'
import type { SettingKey } from '../../desk/setup/pack-kinds.ts'
import { type Closing, DEFAULT_CLOSING } from '../../scenarios/pack-closing.ts'
import type { Text } from '../../scenarios/text.ts'
import type { Fields } from '../deadlines/fields.ts'
import { sayElapsed, typedElapsed } from './elapsed.ts'
import type { Context } from './subject.ts'
import { readText, textFields } from './text-inputs.tsx'

/** The closing times, in the order of a ticket's life. */
export const CLOSINGS = ['solved_after', 'waiting_after', 'rating_change'] as const

/** The company's settings as their form shows them. */
export function companyFields({ panel, reader }: Context): Fields {
  const { company, locale, access, freeText, headsSee } = config(panel.desk)
  const closing = closingOf(panel.desk)
  return {
    ...textFields(panel, 'company', company),
    locale,
    access,
    free_text: freeText ?? '',
    ...(headsSee ? { heads_see: 'on' } : {}),
    ...Object.fromEntries(
      CLOSINGS.map((one) => {
        const text = closing[one] ?? DEFAULT_CLOSING[one]
        return [`closing.${one}`, text === 'none' ? '' : sayElapsed(text, reader.t)]
      }),
    ),
  }
}

/** The settings whose fields differ from those that are saved now. */
export function readCompany(
  context: Context,
  fields: Fields,
): Partial<Record<SettingKey, unknown>> {
  const now = companyFields(context)
  const { company } = config(context.panel.desk)
  const differs = (prefix: string) =>
    [...new Set([...Object.keys(now), ...Object.keys(fields)])].some(
      (name) => name.startsWith(prefix) && (now[name] ?? '') !== (fields[name] ?? '').trim(),
    )
  const values: Record<string, unknown> = {
    company: readText(fields, 'company', company) satisfies Text,
    locale: fields.locale,
    access: fields.access,
    free_text: fields.free_text || undefined,
    heads_see: fields.heads_see === 'on',
    closing: {
      ...closingOf(context.panel.desk),
      ...Object.fromEntries(
        CLOSINGS.filter((one) => differs(`closing.${one}`)).map((one) => [one, typed(one, fields)]),
      ),
    },
  }
  return Object.fromEntries(Object.entries(values).filter(([key]) => differs(key)))
}

/** The field of a fault: ["closing", "solved_after"] is closing.solved_after. */
export function companyField([first = '', second]: readonly (string | number)[]): string {
  return second === undefined ? String(first) : `${first}.${second}`
}

function typed(one: (typeof CLOSINGS)[number], fields: Fields): string | undefined {
  const text = typedElapsed(fields[`closing.${one}`] ?? '')
  if (text !== '') return text
  return one === 'waiting_after' ? 'none' : undefined
}

function closingOf(desk: Context['panel']['desk']): Closing {
  return (setupData(desk).closing as Closing | undefined) ?? {}
}
