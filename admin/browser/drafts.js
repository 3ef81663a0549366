// What is being written to a ticket, kept in this browser until it is sent.

export const DRAFT = 'okoshko:draft:'

/** Keeps what a form holds; nothing typed leaves nothing behind. */
export function keepDraft(form) {
  const text = form.elements.text.value
  const mode = form.elements.mode.value
  if (text.trim() === '') localStorage.removeItem(keyOf(form))
  else localStorage.setItem(keyOf(form), JSON.stringify({ text, mode }))
}

/** Puts back what was typed before; a form that came back with its text has the newer one. */
export function restoreDraft(form) {
  const field = form.elements.text
  if (field.value !== '' || form.dataset.typed !== undefined) return
  const draft = JSON.parse(localStorage.getItem(keyOf(form)) ?? 'null')
  if (!draft) return
  field.value = draft.text
  const mode = [...form.querySelectorAll('.mode input')].find((one) => one.value === draft.mode)
  if (mode) mode.checked = true
}

/** What was sent is no draft any more. */
export function forgetDraft(form) {
  localStorage.removeItem(keyOf(form))
}

function keyOf(form) {
  return DRAFT + form.dataset.draft
}

// Before the answer is merged, so that the empty form which it brings stays empty.
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  const form = detail.requestConfig.elt
  if (form.matches('form.compose') && detail.xhr.status < 400) forgetDraft(form)
})
