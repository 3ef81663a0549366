import { make } from './element.js'
import { say } from './words.js'

/** The bar of a forum's topics under the header: one is open at a time. */
export function topicsBar(chat) {
  const element = make('div', {
    class: 'topics',
    role: 'tablist',
    'aria-label': say('topics'),
    hidden: true,
  })

  function update(topics = [], open) {
    element.hidden = topics.length === 0
    const focused = element.contains(document.activeElement)
    element.replaceChildren(...topics.map((topic) => tab(topic, topic.threadId === open)))
    if (focused) element.querySelector('[aria-selected="true"]')?.focus()
  }

  function tab({ threadId, name, closed }, isOpen) {
    return make(
      'button',
      {
        type: 'button',
        role: 'tab',
        class: closed ? 'topic closed' : 'topic',
        'aria-selected': String(isOpen),
        title: closed ? say('topicIsClosed') : undefined,
        onclick: () => chat.openTopic(threadId),
      },
      name,
    )
  }

  return { element, update }
}
