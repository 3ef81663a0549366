// Rows that have an order are dragged to their place; the buttons of the rows do the same by a press.

let dragged = null

document.addEventListener('pointerover', ({ target }) => {
  const row = rowOf(target)
  if (row) row.draggable = true
})

document.addEventListener('dragstart', (event) => {
  const row = rowOf(event.target)
  if (!row) return
  dragged = row
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', row.dataset.row)
  row.classList.add('dragged')
})

document.addEventListener('dragover', (event) => {
  const row = rowOf(event.target)
  if (!dragged || !row || row.parentElement !== dragged.parentElement) return
  event.preventDefault()
  if (row === dragged) return
  const { top, height } = row.getBoundingClientRect()
  const isBelow = event.clientY > top + height / 2
  row.parentElement.insertBefore(dragged, isBelow ? row.nextSibling : row)
})

document.addEventListener('drop', (event) => {
  if (dragged) event.preventDefault()
})

document.addEventListener('dragend', () => {
  if (!dragged) return
  dragged.classList.remove('dragged')
  const form = dragged.closest('[data-ordering]')
  dragged = null
  const keys = [...form.querySelectorAll('[data-row]')].map((row) => row.dataset.row).join()
  if (keys === form.elements.keys.value) return
  form.elements.keys.value = keys
  form.requestSubmit()
})

function rowOf(element) {
  return element.closest?.('[data-ordering] [data-row]')
}
