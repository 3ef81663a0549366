import { make } from './element.js'

/** The bot's commands over the composer: by its menu button, or while one types a slash. */
export function commandList(chat, chosen) {
  const element = make('div', { class: 'command-list', role: 'menu', hidden: true })
  let known = []

  function update(commands) {
    if (JSON.stringify(commands) === JSON.stringify(known)) return
    known = commands
    if (!element.hidden) draw(known)
  }

  function toggle() {
    if (!element.hidden) return close()
    draw(known)
    element.querySelector('button')?.focus()
    return true
  }

  /** Offers what begins as typed; nothing for a text that is no command. */
  function suggest(text) {
    const typed = /^\/(\w*)$/.exec(text)?.[1]
    if (typed === undefined) return close()
    return draw(known.filter((command) => command.command.startsWith(typed)))
  }

  function draw(commands) {
    element.hidden = commands.length === 0
    element.replaceChildren(
      ...commands.map(({ command, description }) =>
        make(
          'button',
          { type: 'button', role: 'menuitem', onclick: () => choose(command) },
          make('b', {}, `/${command}`),
          make('span', { class: 'line' }, description),
        ),
      ),
    )
  }

  function choose(command) {
    close()
    chosen()
    chat.sendText(`/${command}`)
  }

  /** True when there was something to close. */
  function close() {
    const open = !element.hidden
    element.hidden = true
    return open
  }

  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      close()
      chosen()
    }
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key]
    if (!step) return
    event.preventDefault()
    document.activeElement[step]?.focus()
  })

  return { element, update, toggle, suggest, close }
}
