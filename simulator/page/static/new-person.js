import { act } from './server.js'

const dialog = document.querySelector('.person-dialog')
const form = dialog.querySelector('form')

/** Asks who the new person is; resolves with the account, or null when given up. */
export function askNewPerson() {
  return new Promise((resolve) => {
    let made = null
    form.reset()
    form.onsubmit = async (event) => {
      event.preventDefault()
      try {
        made = await act('people', Object.fromEntries(new FormData(form)))
        dialog.close()
      } catch (error) {
        form.elements.first_name.setCustomValidity(error.message)
        form.reportValidity()
      }
    }
    form.oninput = () => form.elements.first_name.setCustomValidity('')
    form.querySelector('[value=cancel]').onclick = () => dialog.close()
    dialog.onclose = () => resolve(made)
    dialog.showModal()
  })
}
