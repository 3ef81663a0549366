import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boundsOf } from '../../scenarios/date.ts'
import { type Drawn, draw } from '../../scenarios/draw.ts'
import { apply, type Input, start } from '../../scenarios/engine.ts'
import { type Draft, SUMMARY } from '../../scenarios/engine-draft.ts'
import type { Facts } from '../../scenarios/engine-facts.ts'
import type { Asked } from '../../scenarios/engine-path.ts'
import { pathOf } from '../../scenarios/engine-path.ts'
import type { Tap } from '../../scenarios/engine-tap.ts'
import type { Service } from '../../scenarios/pack-services.ts'
import { promptOf } from '../../scenarios/prompt.ts'
import type { Locale } from '../../scenarios/text.ts'
import { words } from './access.ts'

const FOLDER = join(import.meta.dirname, '../../scenarios/packs')

/** The names of all the ready packs. */
export function packNames(): string[] {
  return readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ''))
}

/** The text of a ready pack. */
export function packText(name: string): string {
  return readFileSync(join(FOLDER, `${name}.yaml`), 'utf8')
}

/** How somebody goes through a service: which option, whether the optional too, in which language. */
export interface Way {
  /** Which of the options, yes before no, least before most. */
  turn: number
  skips: boolean
  locale: Locale
}

/** Everything that was asked on the way, the summary at its end, and the draft that may be sent. */
export interface Walked {
  seen: Drawn[]
  summary: Drawn
  draft: Draft
}

/** Goes through a service as a person would, from the first question to the summary. */
export function walk(service: Service, facts: Facts, way: Way): Walked {
  const { steps } = service
  let draft = start(steps, facts)
  const seen: Drawn[] = []
  const look = () => draw(promptOf(steps, draft, facts), speechOf(service, way.locale))
  for (let asked = 0; draft.at !== SUMMARY; asked++) {
    if (asked > steps.length) throw new Error(`${service.key}: no end in sight at ${draft.at}`)
    seen.push(look())
    const live = pathOf(steps, draft.answers, facts).asked.find(({ step }) => step.key === draft.at)
    if (!live) throw new Error(`${service.key}: nothing is asked at ${draft.at}`)
    for (const input of inputsFor(live, facts, way)) {
      const applied = apply(steps, draft, input, facts)
      if (applied.problem || applied.outcome === 'stale') {
        throw new Error(`${service.key}.${live.step.key}: ${applied.problem?.code ?? 'stale'}`)
      }
      draft = applied.draft
    }
  }
  return { seen, summary: look(), draft }
}

function speechOf(service: Service, locale: Locale) {
  return { t: words.in(locale), locale, service }
}

const SAMPLES = {
  ru: ['Подробности для коллег, чтобы не переспрашивать', '123456789012'],
  en: ['Enough for colleagues to begin without asking', '123456789012'],
}

function inputsFor({ step, index, options }: Asked, facts: Facts, way: Way): Input[] {
  const tap = (one: Tap): Input => ({ kind: 'tap', tap: one })
  if (step.optional && way.skips) return [tap({ do: 'skip', step: index })]
  switch (step.type) {
    case 'choice': {
      const option = options[way.turn % options.length]?.index ?? 0
      if (!step.multiple) return [tap({ do: 'pick', step: index, option })]
      const ticks = options.map((one) =>
        tap({ do: 'tick', step: index, option: one.index, on: 'on' }),
      )
      return [...ticks, tap({ do: 'done', step: index })]
    }
    case 'text': {
      const { pattern } = step
      const fits = (text: string) => pattern === undefined || new RegExp(pattern, 'u').test(text)
      const sample = SAMPLES[way.locale].find(fits) ?? ''
      return [{ kind: 'text', text: sample.slice(0, step.max) }]
    }
    case 'number': {
      const value = way.turn % 2 === 0 ? (step.min ?? 1) : (step.max ?? 900_000)
      return [{ kind: 'text', text: String(value) }]
    }
    case 'date': {
      const [, date = ''] = [boundsOf(step, facts.today).min, facts.today].sort()
      return [tap({ do: 'date', step: index, date })]
    }
    case 'person': {
      const { people } = facts.people('', { departments: step.departments, offset: 0, limit: 1 })
      return [tap({ do: 'person', step: index, id: people[0]?.id ?? 0 })]
    }
    case 'yes_no':
      return [tap({ do: way.turn % 2 === 0 ? 'yes' : 'no', step: index })]
    case 'phone':
      return [{ kind: 'text', text: '+7 900 123-45-67' }]
    case 'email':
      return [{ kind: 'text', text: 'someone@company.example' }]
    case 'files': {
      const files = Array.from(
        { length: Math.max(1, step.min ?? 1) },
        (_, at): Input => ({
          kind: 'file',
          file: { id: index * 100 + at + 1, kind: 'document', name: `${at}.pdf` },
        }),
      )
      return [...files, tap({ do: 'done', step: index })]
    }
  }
}
