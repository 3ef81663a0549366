import type { Asked } from './engine-path.ts'
import { fold } from './fold.ts'
import { say } from './text.ts'

/** Options or people on a screen. */
export const PAGE_SIZE = 8

/** Options whose name in either language has the searched part of a word. */
export function found(options: Asked['options'], search: string): Asked['options'] {
  const part = fold(search)
  return options.filter((one) => namesOf(one).some((name) => name.includes(part)))
}

/** The option that is named exactly so, if it is one only. */
export function named(
  options: Asked['options'],
  text: string,
): Asked['options'][number] | undefined {
  const name = fold(text)
  const [only, ...others] = options.filter((one) => namesOf(one).includes(name))
  return others.length > 0 ? undefined : only
}

/** How many pages `count` entries fill; at least 1. */
export function pagesOf(count: number): number {
  return Math.max(1, Math.ceil(count / PAGE_SIZE))
}

/** The part of a list on a page, and the page itself held within the list. */
export function pageOf<T>(list: readonly T[], page: number): { page: number; shown: T[] } {
  const held = Math.min(page, pagesOf(list.length) - 1)
  return { page: held, shown: list.slice(held * PAGE_SIZE, (held + 1) * PAGE_SIZE) }
}

function namesOf({ option }: Asked['options'][number]): string[] {
  return [fold(say(option.name, 'ru')), fold(say(option.name, 'en'))]
}
