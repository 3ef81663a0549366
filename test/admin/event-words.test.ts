import { describe, expect, test } from 'vitest'
import { record } from '../../desk/events.ts'
import { setService } from '../../desk/tickets/services.ts'
import { LOCALES, type Locale, loadWords } from '../../locales/words.ts'
import { HOUR } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { recorded } from '../recorded.ts'
import { newPanel, signedIn, type TestPanel } from './panel.ts'

describe('the history of a ticket', () => {
  test('has a word for every kind of event that the desk records', async () => {
    const kinds = recorded()
    expect(kinds).toEqual(expect.arrayContaining(['filed', 'service_changed', 'setup_archived']))
    expect(kinds.length).toBeGreaterThan(30)
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    for (const type of [...kinds, 'never_heard_of']) record(panel.desk, type, { ticket: number })
    for (const locale of LOCALES) {
      const address = `/admin/tickets/${number}`
      const page = await (await vera.get(address, { 'accept-language': locale })).text()
      expect(wordless(page, locale), locale).toEqual(['never_heard_of'])
    }
  })

  test('says of a changed service from which to which, and how the deadline moved', async () => {
    const panel = newPanel()
    const number = question(panel)
    setService(panel.desk, panel.person('vera'), number, 'turn')
    const vera = await signedIn(panel, 'vera')
    const history = await vera.read(`/admin/tickets/${number}`)
    expect(history).toContain('Услуга: Вопрос → По очереди · срока больше нет')
    setService(panel.desk, panel.person('vera'), number, 'access')
    const again = await vera.read(`/admin/tickets/${number}`)
    expect(again).toContain('Услуга: По очереди → Управление доступами · срок: до 10:10 сегодня')
  })

  test('says of approvals and subtasks who and what', async () => {
    const panel = newPanel()
    const number = question(panel)
    const boris = panel.person('boris').id
    const tell = (type: string, data: object) =>
      record(panel.desk, type, { ticket: number, data: { ...data } })
    tell('approval_asked', { approver: boris })
    tell('approval_handed_on', { to: panel.person('olga').id })
    tell('approval_decided', { decision: 'rejected', comment: 'Дорого' })
    tell('subtask_started', { child: 7, title: 'Пропуск <b>' })
    tell('item_done', { text: { ru: 'Стол', en: 'Desk' } })
    const page = await (await signedIn(panel, 'vera')).read(`/admin/tickets/${number}`)
    for (const line of [
      'Отправлена на согласование: Борис Петров',
      'передано заместителю: Ольга Котова',
      'Не согласована · Дорого',
      'Подзадача №7: Пропуск &lt;b&gt;',
      'Сделано: Стол',
    ]) {
      expect(page).toContain(line)
    }
  })

  test('says of deadlines that were counted anew what they were and what they are', async () => {
    const panel = newPanel()
    const number = question(panel)
    const fromDue = panel.desk.now() + HOUR
    const data = { fromDue, toDue: fromDue + HOUR }
    record(panel.desk, 'deadline_moved', { ticket: number, data })
    const page = await (await signedIn(panel, 'vera')).read(`/admin/tickets/${number}`)
    expect(page).toContain('Сроки пересчитаны · срок: до 11:00 сегодня → до 12:00 сегодня')
  })
})

function question(panel: TestPanel): number {
  return fileTicket(panel, 'question', { text: { type: 'text', text: 'Что?' } }).number
}

/** The kinds of which the page only says that something changed. */
function wordless(page: string, locale: Locale): string[] {
  const lines = [...page.matchAll(/<li class="event is-(\w+)"><span>([^<]*)/g)]
  const other = loadWords().t(locale, 'admin-event-other')
  return lines.filter(([, , said]) => said === other).map(([, type = '']) => type)
}
