// A picture pasted into a message, or files dropped on it, are attached to it.

document.addEventListener('paste', (event) => {
  const form = event.target.closest?.('form.compose')
  const files = [...(event.clipboardData?.files ?? [])]
  if (!form || files.length === 0) return
  event.preventDefault()
  attach(form, files)
})

document.addEventListener('dragover', (event) => {
  if (formUnder(event) && event.dataTransfer.types.includes('Files')) event.preventDefault()
})

document.addEventListener('drop', (event) => {
  const form = formUnder(event)
  if (!form || event.dataTransfer.files.length === 0) return
  event.preventDefault()
  attach(form, [...event.dataTransfer.files])
})

function formUnder(event) {
  return event.target.closest?.('.ticket')?.querySelector('form.compose')
}

function attach(form, files) {
  const input = form.querySelector('input[type="file"]')
  const all = new DataTransfer()
  for (const file of [...input.files, ...files]) all.items.add(file)
  input.files = all.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}
