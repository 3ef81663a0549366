import { bad } from '../refusal.ts'
import type { Entity } from '../types.ts'
import { detectEntities, overlap } from './detect.ts'
import { checkLink, type Formatted, sorted } from './formatted.ts'

/** A text as Telegram stores it: cleaned, trimmed, its entities put in order and its own added. */
export function finishText(given: Formatted): Formatted {
  checkPlaces(given)
  const linked = { text: given.text, entities: given.entities.map(withCheckedLink) }
  const { text, entities } = trimmed(cleaned(linked))
  const arranged = arrange(entities, text)
  const detected = detectEntities(text).filter((entity) => {
    return !arranged.some((other) => opaque.has(other.type) && overlap(other, entity))
  })
  return { text, entities: sorted([...arranged, ...detected]) }
}

/** How Telegram measures a text. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

// Inside of these nothing else is marked.
const opaque = new Set(['code', 'pre', 'text_link', 'text_mention', 'custom_emoji'])
const splittable = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler'])
const dropped = /[\r\u2028-\u202e]/

function checkPlaces({ text, entities }: Formatted): void {
  for (const { offset, length } of entities) {
    if (offset < 0) throw bad(`Receive an entity with incorrect offset ${offset}`)
    if (length < 0) throw bad(`Receive an entity with incorrect length ${length}`)
    if (offset > text.length) {
      throw bad(`Entity begins after the end of the text at UTF-16 offset ${offset}`)
    }
    if (offset + length > text.length) {
      throw bad(
        `Entity beginning at UTF-16 offset ${offset} ends after the end of the text ` +
          `at UTF-16 offset ${offset + length}`,
      )
    }
  }
}

function withCheckedLink(entity: Entity): Entity {
  if (entity.type !== 'text_link') return entity
  const checked = checkLink(entity.url ?? '')
  if ('fault' in checked) throw bad(`Entity URL '${entity.url}' is invalid: ${checked.fault}`)
  return { ...entity, url: checked.url }
}

function cleaned({ text, entities }: Formatted): Formatted {
  const blank = text.replace(/\p{Cc}/gu, (sign) => (/[\n\r\u007f-\u009f]/.test(sign) ? sign : ' '))
  if (!dropped.test(blank)) return { text: blank, entities }
  const gone = (at: number): number => {
    return [...blank.slice(0, at)].filter((character) => dropped.test(character)).length
  }
  return {
    text: [...blank].filter((character) => !dropped.test(character)).join(''),
    entities: entities.map((entity) => {
      const offset = entity.offset - gone(entity.offset)
      const end = entity.offset + entity.length
      return { ...entity, offset, length: end - gone(end) - offset }
    }),
  }
}

function trimmed({ text, entities }: Formatted): Formatted {
  const first = Math.min(text.length, ...entities.map((entity) => entity.offset))
  const lead = text.slice(0, first)
  const cut = first === text.length ? text.length - text.trimStart().length : leading(lead)
  const kept = text.trimEnd()
  const clipped = entities.map((entity) => {
    const offset = entity.offset - cut
    return { ...entity, offset, length: Math.min(entity.length, kept.length - entity.offset) }
  })
  return {
    text: kept.slice(cut),
    entities: clipped.filter((entity) => entity.length > 0),
  }
}

function leading(text: string): number {
  return text.length - text.trimStart().length
}

function arrange(entities: Entity[], text: string): Entity[] {
  const solid = sorted(entities.filter((entity) => !splittable.has(entity.type))).filter(
    (entity, index, all) => !all.slice(0, index).some((before) => clash(before, entity)),
  )
  const code = solid.filter((entity) => entity.type === 'code' || entity.type === 'pre')
  const soft = [...splittable].flatMap((type) => {
    const own = joined(entities.filter((entity) => entity.type === type))
    return own.flatMap((entity) => without(entity, code))
  })
  const visible = soft.filter((entity) => {
    return text.slice(entity.offset, entity.offset + entity.length).trim() !== ''
  })
  return sorted([...solid, ...uncrossed(visible, solid)])
}

function clash(a: Entity, b: Entity): boolean {
  const isQuote = a.type.endsWith('blockquote') || b.type.endsWith('blockquote')
  return overlap(a, b) && (!isQuote || a.type === b.type)
}

/** Touching and overlapping stretches of one type are one. */
function joined(entities: Entity[]): Entity[] {
  const result: Entity[] = []
  for (const entity of sorted(entities)) {
    const last = result.at(-1)
    if (last && entity.offset <= last.offset + last.length) {
      const end = Math.max(last.offset + last.length, entity.offset + entity.length)
      last.length = end - last.offset
    } else {
      result.push({ ...entity })
    }
  }
  return result
}

/** What is left of an entity outside of these others. */
function without(entity: Entity, others: Entity[]): Entity[] {
  let parts = [entity]
  for (const other of others) {
    parts = parts.flatMap((part) => {
      if (!overlap(part, other)) return [part]
      const before = { ...part, length: other.offset - part.offset }
      const end = other.offset + other.length
      const after = { ...part, offset: end, length: part.offset + part.length - end }
      return [before, after].filter((piece) => piece.length > 0)
    })
  }
  return parts
}

/** Cuts entities that would cross another's edge, so that they only nest. */
function uncrossed(soft: Entity[], solid: Entity[]): Entity[] {
  return soft.flatMap((entity, index) => {
    const end = entity.offset + entity.length
    const cuts = [...soft.slice(index + 1), ...solid, ...soft.slice(0, index)]
      .filter((other) => crosses(entity, other))
      .map((other) => (other.offset > entity.offset ? other.offset : other.offset + other.length))
      .filter((cut) => cut > entity.offset && cut < end)
    const edges = [entity.offset, ...new Set(cuts.toSorted((a, b) => a - b)), end]
    return edges.slice(1).map((edge, at) => {
      const offset = edges[at] ?? entity.offset
      return { ...entity, offset, length: edge - offset }
    })
  })
}

function crosses(a: Entity, b: Entity): boolean {
  const startsInside = b.offset > a.offset && b.offset < a.offset + a.length
  return startsInside && b.offset + b.length > a.offset + a.length
}
