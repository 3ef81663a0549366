import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import { type Config, config, type Keyed, type LiveService } from '../../desk/setup/config.ts'
import type { Locale } from '../../locales/words.ts'
import { say } from '../../scenarios/text.ts'

export interface Use {
  name: string
  href?: string
}

/** What counts by a calendar: lines that are on duty by it, and policies. */
export function usesOfCalendar(desk: Desk, key: string, locale: Locale) {
  const { lines, policies } = config(desk)
  return {
    lines: lines.live
      .filter(({ calendar }) => calendar === key)
      .map(({ key: line, name }): Use => {
        return { name: say(name, locale), href: `/admin/settings/lines/${line}` }
      }),
    policies: policies.live
      .filter(({ calendar }) => calendar === key)
      .map((policy): Use => ({ name: policy.key, href: policyUrl(policy.key) })),
  }
}

/** The services that promise a policy, by themselves or by a route. */
export function usesOfPolicy(desk: Desk, key: string, locale: Locale): Use[] {
  return config(desk)
    .services.live.filter((service) => policiesOf(service).includes(key))
    .map(({ key: service, name }) => {
      return { name: say(name, locale), href: `/admin/services/edit/${service}` }
    })
}

/** The policies that a service may come under, its own first. */
export function policiesOf({ policy, routes = [] }: LiveService): string[] {
  const all = [policy, ...routes.map((route) => route.policy)]
  return [...new Set(all.flatMap((one) => one ?? []))]
}

/** The name of a priority, or its key where it is no more. */
export function priorityName({ priorities }: Config, key: string, locale: Locale): string {
  const known = priorities.get(key)
  return known ? say(known.name, locale) : key
}

export function calendarUrl(key: string): string {
  return `/admin/deadlines/calendars/${key}`
}

export function policyUrl(key: string): string {
  return `/admin/deadlines/policies/${key}`
}

/** The object of a key that is in use; throws `not_found` for any other. */
export function liveOne<T extends { key: string }>({ live }: Keyed<T>, key: string): T {
  const one = live.find((each) => each.key === key)
  if (!one) throw new DeskError('not_found')
  return one
}
