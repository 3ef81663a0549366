import { make } from './element.js'
import { follow, safeAddress } from './links.js'
import { say } from './words.js'

const marks = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
}

/** Nodes for a text with entities (UTF-16 offsets); the text itself never becomes markup. */
export function richText(chat, text, entities) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  return stretch(chat, text, 0, text.length, sorted)
}

/** One part of the text; entities that reach out of it are cut at its end. */
function stretch(chat, text, start, end, entities) {
  const nodes = []
  let at = start
  const queue = [...entities]
  while (queue.length > 0) {
    const entity = queue.shift()
    const from = Math.max(entity.offset, at)
    const to = Math.min(entity.offset + entity.length, end)
    if (to <= from) continue
    if (from > at) nodes.push(text.slice(at, from))
    const inner = []
    while (queue.length > 0 && queue[0].offset < to) inner.push(queue.shift())
    const beyond = inner.filter((other) => other.offset + other.length > to)
    nodes.push(wrap(chat, entity, text.slice(from, to), stretch(chat, text, from, to, inner)))
    queue.unshift(...beyond)
    at = to
  }
  if (at < end) nodes.push(text.slice(at, end))
  return nodes
}

function wrap(chat, entity, text, nodes) {
  const tag = marks[entity.type]
  if (tag) return make(tag, {}, nodes)
  if (entity.type === 'text_link') return link(chat, entity.url ?? '', nodes)
  if (entity.type === 'url') return link(chat, text, nodes)
  if (entity.type === 'email') return link(chat, `mailto:${text}`, nodes)
  if (entity.type === 'phone_number') return link(chat, `tel:${text.replace(/[^+\d]/g, '')}`, nodes)
  if (entity.type === 'spoiler') return spoiler(nodes)
  if (entity.type === 'bot_command') {
    return make(
      'button',
      { type: 'button', class: 'link', onclick: () => chat.sendText(text) },
      nodes,
    )
  }
  if (/^(mention|text_mention|hashtag|cashtag)$/.test(entity.type)) {
    return make('span', { class: 'link' }, nodes)
  }
  return make('span', {}, nodes)
}

function link(chat, target, nodes) {
  const address = safeAddress(target)
  if (!address) return make('span', {}, nodes)
  const onclick = (event) => {
    event.preventDefault()
    follow(chat.phone, address.href)
  }
  return make(
    'a',
    { href: address.href, target: '_blank', rel: 'noopener', title: address.href, onclick },
    nodes,
  )
}

function spoiler(nodes) {
  const reveal = (event) => {
    event.currentTarget.classList.add('shown')
    event.currentTarget.removeAttribute('aria-label')
  }
  return make(
    'button',
    { type: 'button', class: 'spoiler', 'aria-label': say('spoiler'), onclick: reveal },
    nodes,
  )
}
