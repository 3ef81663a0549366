// In a note, @ and the beginning of a name offer the colleagues who are called so.

let field = null

/** Shows whom the word before the cursor may call, or nobody. */
export function suggestColleagues(text) {
  field = text
  const list = text.form.querySelector('.colleagues')
  const called = calledIn(text)
  const isNote = text.form.elements.mode.value === 'note'
  const found =
    called === null || !isNote ? [] : [...list.children].filter((one) => fits(one, called))
  for (const one of list.children) {
    one.hidden = !found.includes(one)
    one.classList.toggle('on', one === found[0])
  }
  list.hidden = found.length === 0
  if (list.hidden) return
  list.style.insetBlockEnd = `${text.form.offsetHeight - text.offsetTop + 4}px`
  list.style.insetInlineStart = '12px'
}

document.addEventListener('mousedown', (event) => {
  const colleague = event.target.closest?.('.colleagues li')
  if (!colleague) return
  event.preventDefault()
  call(colleague)
})

document.addEventListener(
  'keydown',
  (event) => {
    const list = event.target.form?.querySelector?.('.colleagues:not([hidden])')
    if (!list || !event.target.matches('.compose-text')) return
    const shown = [...list.children].filter((one) => !one.hidden)
    const at = shown.findIndex((one) => one.classList.contains('on'))
    const isSending = event.ctrlKey || event.metaKey
    if (event.key === 'Escape') list.hidden = true
    else if ((event.key === 'Enter' || event.key === 'Tab') && !isSending) call(shown[at])
    else if (event.key === 'ArrowDown') mark(shown, at + 1)
    else if (event.key === 'ArrowUp') mark(shown, at - 1)
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  },
  true,
)

function call(colleague) {
  if (!colleague) return
  const start = field.value.lastIndexOf('@', field.selectionStart - 1)
  field.setRangeText(`@${colleague.textContent} `, start, field.selectionStart, 'end')
  colleague.parentElement.hidden = true
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function mark(shown, at) {
  const next = shown.at(at % shown.length)
  for (const one of shown) one.classList.toggle('on', one === next)
  next.scrollIntoView({ block: 'nearest' })
}

function calledIn({ value, selectionStart }) {
  const [, name] = /(?:^|\s)@([^@\n]{0,40})$/.exec(value.slice(0, selectionStart)) ?? []
  return name === undefined ? null : name.toLowerCase()
}

function fits(colleague, called) {
  const name = colleague.textContent.toLowerCase()
  return name.startsWith(called) || name.split(' ').some((word) => word.startsWith(called))
}
