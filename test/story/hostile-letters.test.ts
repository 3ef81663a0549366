import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../eventually.ts'
import { openTown, type Phone, packFile, type Town } from './town.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const BYTES = new Uint8Array([1, 2, 3])
const HUGE = new Uint8Array(25 * 1024 * 1024)
/** As long as Telegram lets a message be: 4,096 characters, of 4,608 UTF-16 units. */
const LONG = '🙂<b>&_*['.repeat(512)

interface Kept {
  text: string
  placeholder: string | null
  location: string | null
}

let town: Town
let anna: Phone
let vera: Phone

beforeAll(async () => {
  town = await openTown(packFile('hostile.yaml'))
  anna = town.phone({ id: 1001, first_name: '<b>Анна</b>', phone: '+79001112233' })
  vera = town.phone({ id: 2001 })
  vera.start()
  anna.start('service_question')
  anna.says('Не <b>работает</b> & _*[ 🙂')
  await anna.taps(/Отправить/)
  await anna.hears(/^№1 · Не <b>работает<\/b> & _\*\[ 🙂\nСоздано$/)
})

afterAll(() => town.close())

it('every kind of message reaches the ticket as it was sent, and none is dropped', async () => {
  const { people } = town.telegram
  people.sendPhoto(1001, { bytes: PNG, caption: '<b>под</b> фото' })
  people.sendDocument(1001, { bytes: BYTES, name: '../../<b>&_*[";\r\nпапка/от\u202eчёт.pdf' })
  people.sendVoice(1001, { bytes: BYTES, duration: 3 })
  people.sendVideo(1001, { bytes: BYTES, duration: 3 })
  people.sendVideoNote(1001, { bytes: BYTES, duration: 3 })
  people.sendAudio(1001, { bytes: BYTES })
  people.sendAnimation(1001, { bytes: BYTES })
  people.sendSticker(1001, { bytes: BYTES })
  people.sendAlbum(1001, [
    { kind: 'photo', bytes: PNG, caption: 'альбом' },
    { kind: 'video', bytes: BYTES },
    { kind: 'photo', bytes: PNG, caption: 'второй' },
  ])
  people.sendLocation(1001, { latitude: 55.7, longitude: 37.6 })
  people.sendPoll(1001, { question: 'Опрос <b>?', options: ['да', 'нет'] })
  people.sendDice(1001)
  people.sendContact(1001, { phone: '+7 900 000-00-00', first_name: 'Чужой <b>' })
  people.sendDocument(1001, { bytes: HUGE, name: 'большой.bin' })
  anna.says(LONG)
  await town.rest()

  const kept = town.rows<Kept>('select text, placeholder, location from messages order by id')
  expect(kept.map(({ text }) => text)).toEqual([
    '<b>под</b> фото',
    ...Array(7).fill(''),
    'альбом\nвторой',
    '',
    '',
    '',
    'Чужой <b>, +7 900 000-00-00',
    '',
    LONG,
  ])
  expect(kept.flatMap(({ placeholder }) => placeholder ?? [])).toEqual(['poll', 'dice'])
  expect(kept.flatMap(({ location }) => (location ? JSON.parse(location) : []))).toEqual([
    { latitude: 55.7, longitude: 37.6 },
  ])
  // Files are fetched after the updates that bring them.
  const files = await eventually(() => {
    const found = town.rows<{ name: string; state: string; path: string | null }>(
      'select name, state, path from attachments order by id',
    )
    expect(found.filter(({ state }) => state === 'stored')).toHaveLength(11)
    return found
  })
  expect(files).toHaveLength(12)
  expect(files[1]?.name).toBe('отчёт.pdf')
  expect(files.at(-1)).toEqual({ name: 'большой.bin', state: 'too_big', path: null })
  expect(files.slice(0, -1).every(({ state }) => state === 'stored')).toBe(true)
  await anna.hears(/^№1 .*\nОпрос мы показать не можем/)
  await anna.hears(/^№1 .*\nКубик мы показать не можем/)
  await anna.hears(/^№1 .*\nФайл «большой\.bin» больше 20 МБ/)
})

it('an edited message shows its new text and keeps the former one', async () => {
  const sent = anna.says('исходный текст')
  anna.says('в ответ на старое', anna.heard()[0])
  anna.says('в ответ себе', sent)
  await town.rest()
  town.telegram.people.edit(1001, { messageId: sent.messageId, text: 'новый <b>текст</b>' })
  town.telegram.people.edit(1001, { messageId: sent.messageId, text: 'новый <i>текст</i>' })
  await town.rest()
  const last = town.rows<{ text: string }>('select text from messages order by id desc limit 3')
  expect(last.map(({ text }) => text)).toEqual([
    'в ответ себе',
    'в ответ на старое',
    'новый <i>текст</i>',
  ])
  expect(town.rows('select text from message_edits order by id')).toEqual([
    { text: 'исходный текст' },
    { text: 'новый <b>текст</b>' },
  ])
})

it('the panel shows what was written as text, and gives files their names', async () => {
  const panel = await town.panel('vera')
  const html = await panel.page('/admin/tickets/1')
  expect(html).toContain('Не &lt;b&gt;работает&lt;/b&gt; &amp; _*[ 🙂')
  expect(html).toContain('новый &lt;i&gt;текст&lt;/i&gt;')
  expect(html).not.toMatch(/<b>(работает|под)|<i>текст/)
  const [file] = town.rows<{ id: number }>("select id from attachments where name = 'отчёт.pdf'")
  const served = await panel.get(`/admin/files/${file?.id}`)
  expect(new Uint8Array(await served.arrayBuffer())).toEqual(BYTES)
  expect(served.headers.get('content-disposition')).toMatch(/attachment/)
  expect(vera.texts().at(-1)).toContain('в ответ себе')
})
