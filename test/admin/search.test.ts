import { describe, expect, test } from 'vitest'
import { note } from '../../desk/messages/noting.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, signedIn, type TestPanel } from './panel.ts'

function question(panel: TestPanel, text: string): number {
  return fileTicket(panel, 'question', { text: { type: 'text', text } }).number
}

async function searched(panel: TestPanel, words: string): Promise<string> {
  const vera = await signedIn(panel, 'vera')
  return vera.read(`/admin/tickets?q=${encodeURIComponent(words)}`)
}

describe('the page of a search', () => {
  test('marks the words in a title, and shows no more where it has them all', async () => {
    const panel = newPanel()
    question(panel, 'Принтеры не печатают')
    const page = await searched(panel, 'принтер')
    expect(page).toContain('<mark>Принтеры</mark> не печатают')
    expect(page).not.toContain('cell-found')
  })

  test('shows the text that it was found in, which is never markup', async () => {
    const panel = newPanel()
    const number = question(panel, 'Не печатает')
    const text = '<b>Картридж</b> <mark>пуст</mark>'
    note(panel.desk, panel.person('vera'), number, { text, source: 'n:1' })
    const page = await searched(panel, 'картриджи')
    expect(page).toContain('Заметка')
    expect(page).toContain('&lt;b&gt;<mark>Картридж</mark>&lt;/b&gt; &lt;mark&gt;пуст&lt;/mark&gt;')
  })

  test('cuts what is too long, and says so', async () => {
    const panel = newPanel()
    question(panel, 'Слово')
    const page = await searched(panel, 'слово '.repeat(300))
    expect(page).toContain('<mark>Слово</mark>')
    expect(page).toContain('Запрос слишком длинный')
    expect(await searched(panel, 'слово')).not.toContain('Запрос слишком длинный')
  })

  test('says that older tickets are still being read in', async () => {
    const panel = newPanel()
    question(panel, 'Слово')
    const late = panel.desk.db.$client.prepare('insert into search_due (ticket) values (?)')
    for (let number = 1000; number < 1200; number += 1) late.run(number)
    expect(await searched(panel, 'слово')).toContain('Старые заявки ещё готовятся к поиску')
  })
})
