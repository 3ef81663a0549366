import { and, asc, eq } from 'drizzle-orm'
import { scenarioVersions, setup } from '../../db/tables/set-up.ts'
import type { Article, CannedReply } from '../../scenarios/pack-articles.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import { type Closing, DEFAULT_CLOSING } from '../../scenarios/pack-closing.ts'
import { elapsedMinutesOf } from '../../scenarios/pack-durations.ts'
import type { PackLine } from '../../scenarios/pack-lines.ts'
import type { PackDepartment } from '../../scenarios/pack-people.ts'
import type { Policy } from '../../scenarios/pack-policies.ts'
import {
  DEFAULT_PRIORITIES,
  type Priority,
  type PriorityRule,
} from '../../scenarios/pack-priorities.ts'
import type { Service } from '../../scenarios/pack-services.ts'
import { DEFAULT_STATUSES, type Status } from '../../scenarios/pack-statuses.ts'
import type { Step } from '../../scenarios/step.ts'
import type { Locale, Text } from '../../scenarios/text.ts'
import type { Desk } from '../desk.ts'
import { allSettings } from '../settings.ts'
import type { ProductionYear } from '../time/production-year.ts'

/** Settings under which a country's public holidays are kept. */
export const HOLIDAYS = 'holidays:'

/** Setting under which the years of Russia's production calendar are kept that were loaded here. */
export const PRODUCTION_YEARS = 'production:RU'

/** Objects of one kind: those in use in their order, and all by key, archived ones too. */
export interface Keyed<T> {
  live: readonly T[]
  archived: readonly T[]
  get(key: string | null | undefined): T | undefined
}

/** A service as it is now; its steps are those of the version. */
export type LiveService = Service & { version: number }

/** What the company set up, read once and kept until it changes. */
export interface Config {
  pack: string | null
  company: Text
  locale: Locale
  access: 'open' | 'invite' | 'directory'
  freeText: string | null
  headsSee: boolean
  /** Milliseconds of elapsed time; null: never. */
  closing: { solvedAfter: number; waitingAfter: number | null; ratingChange: number }
  statuses: Keyed<Status>
  priorities: Keyed<Priority>
  priorityRules: PriorityRule[]
  calendars: Keyed<PackCalendar>
  /** Public holidays by country, as they were computed at the import. */
  holidays: Map<string, string[]>
  /** Years of Russia's production calendar beyond those that the program brings. */
  productionYears: Record<string, ProductionYear>
  departments: Keyed<PackDepartment>
  lines: Keyed<PackLine>
  policies: Keyed<Policy>
  services: Keyed<LiveService>
  cannedReplies: Keyed<CannedReply>
  articles: Keyed<Article>
}

/** The company's set-up, from memory; `forgetConfig` after a change. */
export function config(desk: Desk): Config {
  desk.cache.config ??= readConfig(desk)
  return desk.cache.config
}

/** Reads the set-up anew at the next question. */
export function forgetConfig(desk: Desk): void {
  desk.cache.config = null
}

/** The steps of a service as published in a version. */
export function stepsOf(desk: Desk, service: string, version: number): Step[] {
  const live = config(desk).services.get(service)
  if (live?.version === version) return live.steps
  const row = desk.db
    .select()
    .from(scenarioVersions)
    .where(and(eq(scenarioVersions.service, service), eq(scenarioVersions.version, version)))
    .get()
  return (row?.steps ?? []) as Step[]
}

function readConfig(desk: Desk): Config {
  const values = allSettings(desk)
  const rows = desk.db.select().from(setup).orderBy(asc(setup.position), asc(setup.key)).all()
  const keyed = <T>(kind: string, defaults: readonly T[] = []): Keyed<T> => {
    const mine = rows.filter((row) => row.kind === kind)
    // Tickets made before a company had its own keep the ones that were there by default.
    const all = new Map(defaults.map((one) => [(one as { key: string }).key, one]))
    for (const row of mine) all.set(row.key, row.data as unknown as T)
    const live = mine
      .filter((row) => row.archivedAt === null)
      .map((row) => row.data as unknown as T)
    const archived = mine.filter((row) => row.archivedAt !== null)
    return keep(
      live.length ? live : defaults,
      all,
      archived.map((row) => row.data as unknown as T),
    )
  }
  const locale = values.get('locale')
  return {
    pack: (values.get('pack') as string | undefined) ?? null,
    company: (values.get('company') as Text | undefined) ?? 'Okoshko',
    locale: locale === 'ru' || locale === 'en' ? locale : desk.locale,
    access: (values.get('access') as Config['access'] | undefined) ?? 'directory',
    freeText: (values.get('free_text') as string | undefined) ?? null,
    headsSee: values.get('heads_see') === true,
    closing: durations(values.get('closing') as Closing | undefined),
    statuses: keyed<Status>('status', DEFAULT_STATUSES),
    priorities: keyed<Priority>('priority', DEFAULT_PRIORITIES),
    priorityRules: (values.get('priority_rules') as PriorityRule[] | undefined) ?? [],
    calendars: keyed<PackCalendar>('calendar'),
    holidays: holidaysIn(values),
    productionYears: (values.get(PRODUCTION_YEARS) as Config['productionYears'] | undefined) ?? {},
    departments: keyed<PackDepartment>('department'),
    lines: keyed<PackLine>('line'),
    policies: keyed<Policy>('policy'),
    services: keyed<LiveService>('service'),
    cannedReplies: keyed<CannedReply>('canned_reply'),
    articles: keyed<Article>('article'),
  }
}

function keep<T>(live: readonly T[], all: Map<string, T>, archived: readonly T[]): Keyed<T> {
  for (const one of live) {
    const key = (one as { key?: string }).key
    if (key !== undefined) all.set(key, one)
  }
  return { live, archived, get: (key) => (key == null ? undefined : all.get(key)) }
}

function durations(closing: Closing = {}): Config['closing'] {
  const given = {
    solved_after: closing.solved_after ?? DEFAULT_CLOSING.solved_after,
    waiting_after: closing.waiting_after ?? DEFAULT_CLOSING.waiting_after,
    rating_change: closing.rating_change ?? DEFAULT_CLOSING.rating_change,
  }
  return {
    solvedAfter: elapsedMs(given.solved_after) ?? 0,
    waitingAfter: given.waiting_after === 'none' ? null : elapsedMs(given.waiting_after),
    ratingChange: elapsedMs(given.rating_change) ?? 0,
  }
}

function elapsedMs(text: string): number | null {
  const minutes = elapsedMinutesOf(text)
  return minutes === undefined ? null : minutes * 60_000
}

function holidaysIn(values: Map<string, unknown>): Map<string, string[]> {
  const known = [...values].filter(([key]) => key.startsWith(HOLIDAYS))
  return new Map(known.map(([key, dates]) => [key.slice(HOLIDAYS.length), dates as string[]]))
}
