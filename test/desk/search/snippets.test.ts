import fc from 'fast-check'
import { expect, test } from 'vitest'
import { note } from '../../../desk/messages/noting.ts'
import { reply } from '../../../desk/messages/replying.ts'
import { markWords, type Part } from '../../../desk/search/marking.ts'
import { foundRows } from '../../../desk/search/snippets.ts'
import { readWords } from '../../../desk/search/wanted.ts'
import { queue } from '../../../desk/tickets/queue.ts'
import { newDesk, type TestDesk } from '../desk.ts'
import { fileTicket } from '../filing.ts'

/** A text with what is marked in it between brackets. */
function drawn(parts: Part[] = []): string {
  return parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')
}

function marked(text: string, words: string): string {
  return drawn(markWords(text, readWords(words).wanted).parts)
}

function says(world: TestDesk, text: string): number {
  return fileTicket(world, 'access', {
    action: { type: 'choice', keys: ['grant'] },
    system: { type: 'choice', keys: ['crm'] },
    comment: { type: 'text', text },
  }).number
}

function foundIn(world: TestDesk, words: string) {
  const { rows } = queue(world.desk, world.person('vera'), { words }, 9)
  return [...foundRows(world.desk, rows, words).values()].map(({ title, snippet }) => ({
    title: drawn(title),
    of: snippet?.of,
    text: drawn(snippet?.parts),
  }))
}

test.each([
  ['Принтеры и счёт', 'принтер счет', '[Принтеры] и [счёт]'],
  ['Перенастроить принтер', 'прин', 'Перенастроить [принтер]'],
  ['тел. 8 (912) 345-67-89, Анна', '+79123456789', 'тел. [8 (912) 345-67-89], Анна'],
  ['тел. 8 (912) 345-67-89', '8912', 'тел. [8 (912) 345-67-89]'],
  ['Нет Wi-Fi', 'wifi', 'Нет [Wi-Fi]'],
  ['Нет Wi-Fi', 'wi-fi', 'Нет [Wi-Fi]'],
  ['Заявка 4471', '4471', 'Заявка [4471]'],
  ['ёлка', 'дом', 'ёлка'],
])('in «%s» a search for %s marks «%s»', (text, words, expected) => {
  expect(marked(text, words)).toBe(expected)
})

test('marking changes no letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, words) => {
      const { parts } = markWords(text, readWords(words).wanted)
      const whole = parts.map((part) => part.text).join('')
      expect(
        [text.normalize('NFC'), text.normalize('NFC').toLowerCase()].map((one) =>
          one.toLowerCase().replaceAll('ё', 'е'),
        ),
      ).toContain(whole.toLowerCase().replaceAll('ё', 'е'))
    }),
  )
})

test('a row whose title has all the words needs no more', () => {
  const world = newDesk()
  says(world, 'Слово')
  expect(foundIn(world, 'доступы crm')).toEqual([
    { title: 'Выдать [доступ]: [CRM]', of: undefined, text: '' },
  ])
})

test('says which text the rest of the words stand in', () => {
  const world = newDesk()
  const number = says(world, 'Для отчётов продаж')
  const vera = world.person('vera')
  reply(world.desk, vera, number, { text: 'Права выданы', source: 'r:1' })
  note(world.desk, vera, number, { text: 'Спросил безопасника', source: 'n:1' })
  expect(foundIn(world, 'crm отчет')[0]).toMatchObject({
    of: 'answer',
    text: 'Для [отчётов] продаж',
  })
  expect(foundIn(world, 'выданное право')[0]).toMatchObject({
    of: 'reply',
    text: '[Права] [выданы]',
  })
  expect(foundIn(world, 'безопасник')[0]).toMatchObject({
    of: 'note',
    text: 'Спросил [безопасника]',
  })
  expect(foundIn(world, '89001112233')[0]).toMatchObject({ of: 'phone' })
})

test('a long text is cut around the first hit, to 160 letters and whole words', () => {
  const world = newDesk()
  says(world, `${'начало '.repeat(50)}иголка ${'конец '.repeat(50)}`)
  const [row] = foundIn(world, 'иголку')
  expect(row?.text).toMatch(/^… (начало )+\[иголка\]( конец)+…$/)
  expect(row?.text.replace(/[[\]]/g, '').length).toBeLessThanOrEqual(160)
})
