import type { LiveService } from '../../desk/setup/config.ts'
import { say } from '../../scenarios/text.ts'

/** The service next to one within its group, before (-1) or after (1) it. */
export function neighbour(
  services: readonly LiveService[],
  key: string,
  by: -1 | 1,
): string | undefined {
  const one = services.find((service) => service.key === key)
  if (!one) return undefined
  const group = services.filter((service) => groupOf(service) === groupOf(one))
  return group[group.indexOf(one) + by]?.key
}

/** The keys with one in the place of another, which gives way. */
export function broughtBefore(keys: readonly string[], key: string, target: string): string[] {
  const to = keys.indexOf(target)
  if (to < 0 || !keys.includes(key)) return [...keys]
  return keys.filter((one) => one !== key).toSpliced(to, 0, key)
}

function groupOf({ group }: LiveService): string {
  return group === undefined ? '' : say(group, 'ru')
}
