import { describe, expect, test, vi } from 'vitest'
import { reply } from '../../desk/messages/replying.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { ask, pause, solve } from '../../desk/tickets/progress.ts'
import { change } from '../../desk/tickets/tickets.ts'
import { HOUR, MINUTE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, signedIn, type TestPanel } from './panel.ts'

function question(panel: TestPanel, text: string, by = 'anna'): number {
  return fileTicket(panel, 'question', { text: { type: 'text', text } }, by).number
}

/** Numbers in the order of the page. */
function listed(page: string): number[] {
  return [...page.matchAll(/id="t-(\d+)"/g)].map(([, number]) => Number(number))
}

describe('the queue page', () => {
  test('shows number, title, requester, priority, assignee and what is left', async () => {
    const panel = newPanel()
    const number = question(panel, 'Принтер не печатает')
    take(panel.desk, panel.person('vera'), number)
    const page = await (await signedIn(panel, 'vera')).read('/admin/tickets')
    for (const text of ['Принтер не печатает', 'Анна Иванова', 'Первая линия', 'Средний']) {
      expect(page).toContain(text)
    }
    expect(page).toContain(`№${number}`)
    expect(page).toMatch(/class="priority color-yellow"/)
    expect(page).toContain('title="Вера Смирнова"')
    expect(page).toMatch(/class="due ok"[^>]*title="вторник, 19 мая 2026, 10:10"/)
    expect(page).toContain('через 10 мин')
  })

  test('tells near, late and standing still by words and a sign, not by colour alone', async () => {
    const panel = newPanel()
    const [late, near, paused] = [
      question(panel, 'опоздала'),
      question(panel, 'скоро'),
      fileTicket(panel, 'access', {
        action: { type: 'choice', keys: ['grant'] },
        system: { type: 'choice', keys: ['crm'] },
      }).number,
    ]
    for (const number of [near, paused]) answered(panel, number)
    pause(panel.desk, panel.person('vera'), paused)
    panel.pass(33 * MINUTE)
    const page = await (await signedIn(panel, 'vera')).read('/admin/tickets')
    expect(rowIn(page, late)).toMatch(/due over[\s\S]*просрочено на 23 мин/)
    expect(rowIn(page, near)).toMatch(/due near[\s\S]*через 7 мин/)
    expect(rowIn(page, paused)).toMatch(/due paused[\s\S]*<svg[\s\S]*пауза/)
  })

  test('says why time stands still, also for a ticket that waits for approval', async () => {
    const panel = newPanel()
    const [asked, gated] = [question(panel, 'уточнить'), question(panel, 'согласовать')]
    ask(panel.desk, panel.person('vera'), asked, { text: 'Какая?', source: 'test:ask' })
    change(panel.desk, gated, { gate: 'approval', dueAt: null, nearAt: null })
    panel.pass(HOUR)
    const page = await (await signedIn(panel, 'vera')).read('/admin/tickets')
    expect(rowIn(page, asked)).toMatch(/due paused" title="Время не идёт: ждём ответа"/)
    expect(rowIn(page, gated)).toMatch(/gate-mark[\s\S]*#icon-hand[\s\S]*на согласовании/)
    expect(rowIn(page, gated)).not.toContain('stuck')
  })

  test('a ticket that nobody answers glows as its deadline comes near, with a sign and what to do', async () => {
    const panel = newPanel()
    const [stuck, taken] = [question(panel, 'ждёт'), question(panel, 'взята')]
    take(panel.desk, panel.person('vera'), taken)
    const vera = await signedIn(panel, 'vera')
    const page = () => vera.read('/admin/tickets')
    expect(await page()).not.toContain('без ответа')
    panel.pass(8 * MINUTE)
    const near = await page()
    expect(rowIn(near, stuck)).toMatch(/^id="t-\d+" class="row unread stuck"/)
    expect(rowIn(near, stuck)).toMatch(/<use href="#icon-bell"[\s\S]*без ответа[\s\S]*возьмите/)
    expect(rowIn(near, taken)).not.toContain('stuck')
    expect(near).toContain('1 без ответа')
    panel.pass(3 * MINUTE)
    expect(rowIn(await page(), stuck)).toMatch(/class="row unread stuck is-late"/)
    answered(panel, stuck)
    expect(await page()).not.toContain('без ответа')
  })

  test('tells the browser in how long something turns amber or red', async () => {
    const panel = newPanel()
    question(panel, 'одна')
    const vera = await signedIn(panel, 'vera')
    const turn = async () => /id="turn"[^>]*>(\d*)</.exec(await vera.read('/admin/tickets'))?.[1]
    expect(await turn()).toBe(String(8 * MINUTE))
    panel.pass(8 * MINUTE)
    // Late is what is due after its instant.
    expect(await turn()).toBe(String(2 * MINUTE + 1))
    panel.pass(HOUR)
    expect(await turn()).toBe('')
  })

  test('narrows by its filters and tells which are on', async () => {
    const panel = newPanel()
    const [mine, free] = [question(panel, 'моя'), question(panel, 'ничья')]
    take(panel.desk, panel.person('vera'), mine)
    const turn = fileTicket(panel, 'turn').number
    const done = question(panel, 'готова')
    solve(panel.desk, panel.person('vera'), done)
    const vera = await signedIn(panel, 'vera')
    const at = async (query: string) => listed(await vera.read(`/admin/tickets?${query}`))
    expect((await at('')).sort()).toEqual([mine, free, turn])
    expect(await at('assignee=me&line=l1')).toEqual([mine])
    expect(await at('assignee=none')).toEqual([free])
    expect(await at('service=turn')).toEqual([turn])
    setPriority(panel.desk, panel.person('pavel'), free, 'high')
    expect(await at('priority=high&line=l1')).toEqual([free])
    expect(await at('priority=low')).toEqual([])
    expect(await at('status=in_progress&line=l1&q=')).toEqual([mine])
    expect(await at('over=1')).toEqual([done])
    expect(await at('line=l2')).toEqual([])
    expect(await at('q=ничья')).toEqual([free])
    expect(await at(`q=%23${done}`)).toContain(done)
    panel.pass(HOUR)
    expect((await at('overdue=1')).sort()).toEqual([mine, free])
    const page = await vera.read('/admin/tickets?line=l1')
    expect(page).toMatch(/<option value="l1" selected/)
    expect(page).toMatch(
      /<a class="rail-item" href="\/admin\/tickets\?line=l1" aria-current="page"/,
    )
  })

  test('counts what waits in each line', async () => {
    const panel = newPanel()
    for (let index = 0; index < 3; index++) question(panel, 'а')
    const page = await (await signedIn(panel, 'vera')).read('/admin/people')
    expect(page).toMatch(/Первая линия<\/span><span class="count ">3</)
    expect(page).not.toContain('Вторая линия')
  })

  test('goes on after fifty, to the same order', async () => {
    const panel = newPanel()
    for (let index = 0; index < 53; index++) {
      question(panel, `заявка ${index}`)
      panel.pass(1000)
    }
    const vera = await signedIn(panel, 'vera')
    const first = await vera.read('/admin/tickets?line=l1')
    const next = /id="next-page"[^>]*href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&')
    const second = await vera.read(next ?? '')
    expect(listed(first)).toHaveLength(50)
    expect(listed(second)).toHaveLength(3)
    expect(second).not.toContain('next-page')
    expect(new Set([...listed(first), ...listed(second)]).size).toBe(53)
  })

  test.each([
    ['/admin/tickets', 'Когда кто-нибудь напишет боту'],
    ['/admin/tickets?assignee=me', 'Возьмите заявку'],
    ['/admin/tickets?assignee=none', 'Все заявки разобраны'],
    ['/admin/tickets?overdue=1', 'Ничего не просрочено'],
    ['/admin/tickets?over=1', 'Завершённых заявок нет'],
    ['/admin/tickets?q=ничего', 'Ничего не нашлось'],
    ['/admin/tickets?priority=high&assignee=none', 'Под выбранные условия'],
    ['/admin/tickets?service=access&overdue=1', 'Под выбранные условия'],
  ])('%s says what will appear there while it is empty', async (path, words) => {
    const panel = newPanel()
    expect(await (await signedIn(panel, 'vera')).read(path)).toContain(words)
  })

  test('asks the database as often for fifty tickets as for one', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    question(panel, 'а')
    const few = await queriesOf(panel, () => vera.read('/admin/tickets'))
    for (let index = 0; index < 49; index++) question(panel, 'а', index % 2 ? 'anna' : 'boris')
    const many = await queriesOf(panel, () => vera.read('/admin/tickets'))
    expect(many).toBe(few)
  })
})

function rowIn(page: string, number: number): string | undefined {
  return page.slice(page.indexOf(`id="t-${number}"`)).split('</li>')[0]
}

function answered(panel: TestPanel, number: number): void {
  reply(panel.desk, panel.person('vera'), number, { text: 'Смотрю', source: `test:${number}` })
}

async function queriesOf(panel: TestPanel, act: () => Promise<unknown>): Promise<number> {
  const statements = Object.getPrototypeOf(panel.desk.db.$client.prepare('select 1'))
  const asked = vi.spyOn(statements, 'all')
  const askedForOne = vi.spyOn(statements, 'get')
  await act()
  const count = asked.mock.calls.length + askedForOne.mock.calls.length
  vi.restoreAllMocks()
  return count
}
