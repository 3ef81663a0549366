// Forms of the settings: variables go where the cursor is, long lists of ticks are narrowed by typing.

let written = null

prepare()
document.addEventListener('panel:merged', prepare)

document.addEventListener('focusin', ({ target }) => {
  if (target.matches('.language textarea')) written = target
})

document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-insert]')
  if (!button) return
  const text = written?.isConnected ? written : document.querySelector('.language textarea')
  if (!text) return
  text.focus()
  text.setRangeText(button.dataset.insert, text.selectionStart, text.selectionEnd, 'end')
  text.dispatchEvent(new Event('input', { bubbles: true }))
})

document.addEventListener('input', ({ target }) => {
  const { filter } = target.dataset
  if (filter === undefined) return
  const wanted = target.value.trim().toLowerCase()
  for (const option of document.getElementById(filter).children) {
    option.hidden = !option.textContent.toLowerCase().includes(wanted)
  }
})

// What works by a script only is there only with one.
function prepare() {
  for (const one of document.querySelectorAll('[data-insert], [data-filter]')) one.hidden = false
  for (const list of document.querySelectorAll('[data-variables]')) list.classList.add('scripted')
}
