import { Document, isCollection, isPair, isScalar, isSeq, visit } from 'yaml'
import { type Pack, packSchema } from './pack.ts'

const WIDTH = 100
const INDENT = 8

/**
 * The pack as YAML that reads well and always comes out the same: keys in the order of the format,
 * short things on one line. Throws a ZodError on what is no pack.
 */
export function writePack(pack: Pack): string {
  const document = new Document(inOrder(pack), { aliasDuplicateObjects: false })
  visit(document, {
    Collection: (_, node, { length }) => {
      const isOutermost = length === 1 || (length === 3 && isSeq(node))
      node.flow = isShort(node) && (!isOutermost || node.items.length === 0)
    },
    Pair: (_, { key, value }, { length }) => {
      const isOutermost = length === 2
      if (isOutermost && isScalar(key) && isSeq(value)) key.spaceBefore = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/** The schema gives keys back in its own order; of a step, people look for the type first. */
function inOrder(pack: Pack): Pack {
  const ordered = packSchema.parse(pack)
  const services = ordered.services?.map((service) => ({
    ...service,
    steps: service.steps.map(({ key, ask, type, ...rest }) => ({ key, ask, type, ...rest })),
  }))
  return services ? ({ ...ordered, services } as Pack) : ordered
}

function isShort(node: unknown): boolean {
  const text = JSON.stringify(node)
  return text.length <= WIDTH - INDENT && !text.includes('\\n') && depthOf(node) <= 2
}

function depthOf(node: unknown): number {
  if (!isCollection(node)) return 0
  const inner = node.items.map((item) => depthOf(isPair(item) ? item.value : item))
  return 1 + Math.max(0, ...inner)
}
