import { dangling, danglingIn, each, type LoosePack, type Names } from './cross-names.ts'
import type { Finding } from './fault.ts'

/** What canned replies, articles and the pack itself refer to. */
export function* faultsOfArticles(pack: LoosePack, names: Names): Generator<Finding> {
  for (const [index, { lines }] of each(pack.canned_replies)) {
    yield* danglingIn(names, 'lines', lines, ['canned_replies', index, 'lines'])
  }
  for (const [index, { services }] of each(pack.articles)) {
    yield* danglingIn(names, 'services', services, ['articles', index, 'services'])
  }
  yield* dangling(names, 'services', pack.free_text, ['free_text'])
  const service = pack.services?.find((one) => one?.key === pack.free_text)
  if (pack.free_text !== undefined && service?.internal) {
    yield { path: ['free_text'], message: 'an internal service takes nothing from requesters' }
  }
}
