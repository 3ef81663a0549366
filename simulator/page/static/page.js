import { isTwelveHours, time } from './dates.js'
import { make } from './element.js'
import { live } from './live.js'
import { askNewPerson } from './new-person.js'
import { openPhone } from './phone.js'
import { look } from './server.js'

document.documentElement.classList.toggle('twelve-hours', isTwelveHours)

const frames = [...document.querySelectorAll('section.phone')]
const phones = frames.map((frame) => openPhone(frame))

for (const phone of phones) {
  const { frame } = phone
  frame.querySelector('select.person').addEventListener('change', (event) => {
    choose(phone, Number(event.currentTarget.value))
  })
  frame.querySelector('.new-person').addEventListener('click', async () => {
    const person = await askNewPerson()
    if (!person) return
    await listPeople()
    choose(phone, person.id)
  })
  frame.querySelector('.deep-link').addEventListener('submit', (event) => {
    event.preventDefault()
    const field = event.currentTarget.elements.payload
    phone.openBot(field.value)
    field.value = ''
  })
  choose(phone, Number(frame.dataset.person) || undefined)
}

live(
  (names) => {
    if (names === null || names.includes('people')) void listPeople()
    for (const phone of phones) phone.changed(names)
  },
  (connected) => {
    for (const phone of phones) phone.frame.classList.toggle('offline', !connected)
  },
)

tellTime()
setInterval(tellTime, 10_000)

/** Gives a phone to a person (who leaves the other one for it) and keeps the choice in the address. */
function choose(phone, personId) {
  const other = phones.find((one) => one !== phone && one.personId === personId)
  const former = phone.personId
  phone.give(personId)
  if (other && personId !== undefined) other.give(former)
  const address = new URL(location.href)
  for (const { frame } of phones) {
    if (frame.dataset.person) address.searchParams.set(frame.dataset.side, frame.dataset.person)
  }
  history.replaceState(null, '', address)
}

async function listPeople() {
  const people = await look('people')
  for (const { frame } of phones) {
    const select = frame.querySelector('select.person')
    const options = people.map((person) => {
      const name = [person.first_name, person.last_name].filter(Boolean).join(' ')
      return make('option', { value: person.id }, name)
    })
    select.replaceChildren(...options)
    select.value = frame.dataset.person ?? ''
  }
}

function tellTime() {
  for (const face of document.querySelectorAll('.status-bar .clock')) {
    face.textContent = time(Date.now())
  }
}
