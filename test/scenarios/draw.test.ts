import { describe, expect, it } from 'vitest'
import { problemSchema } from '../../scenarios/engine-problem.ts'
import { accessSteps, dialogue, factsOf, stepsOf, words } from './access.ts'

const shown = (chat: ReturnType<typeof dialogue>) => ({
  lines: chat.seen().lines.map(({ text }) => text),
  labels: chat.labels(),
})

describe('a question', () => {
  it('has a bold first line that says where one is, then what is asked', () => {
    const chat = dialogue(accessSteps)
    chat.tap('Выдать доступ')
    chat.tap('CRM')
    expect(chat.seen().lines).toEqual([
      { text: '🔑 Управление доступами · 3 из 6', bold: true },
      { text: 'Сотрудник?' },
      { text: 'Напишите имя или фамилию' },
    ])
    expect(chat.labels()).toEqual([
      ['Ольга Котова · Отдел продаж'],
      ['Олег Котов · Склад'],
      ['Артём Ёлкин · Склад'],
      ['Другой человек'],
      ['‹ Назад', 'Отменить'],
    ])
  })

  it('speaks the language of the reader', () => {
    const chat = dialogue(accessSteps, factsOf(), 'en')
    expect(shown(chat)).toEqual({
      lines: ['🔑 Управление доступами · 1 of 5', 'What is needed?'],
      labels: [['Выдать доступ'], ['Прекратить доступ'], ['Cancel']],
    })
  })

  it('says what to do when an answer was not taken, and then asks the same', () => {
    const chat = dialogue(
      stepsOf({
        key: 'a',
        ask: 'До какого числа дать доступ?',
        type: 'date',
        hint: 'Не дольше года',
      }),
    )
    chat.type('когда-нибудь')
    expect(shown(chat).lines).toEqual([
      '🔑 Управление доступами',
      'Похоже, здесь нужна дата, например 25.12 или «завтра».',
      'До какого числа дать доступ?',
      'Не дольше года',
    ])
  })

  it('forgets the problem with the next answer', () => {
    const chat = dialogue(stepsOf({ key: 'a', type: 'number' }, { key: 'b', type: 'text' }))
    chat.type('пять')
    chat.type('5')
    expect(chat.text()).not.toContain('число')
    expect(chat.draft()).not.toHaveProperty('problem')
  })

  it('puts two short options in a row and a long one alone, cut at 60 characters', () => {
    const short = [
      { key: 'a', name: 'Да, сейчас' },
      { key: 'b', name: 'Потом' },
      { key: 'c', name: 'Никогда' },
    ]
    const long = [...short, { key: 'd', name: 'Очень длинное название '.repeat(4).trim() }]
    expect(dialogue(stepsOf({ key: 'a', type: 'choice', options: short })).labels()).toEqual([
      ['Да, сейчас', 'Потом'],
      ['Никогда'],
      ['Отменить'],
    ])
    const labels = dialogue(stepsOf({ key: 'a', type: 'choice', options: long })).labels()
    expect(labels).toHaveLength(5)
    expect(labels[3]?.[0]).toMatch(/^.{59}…$/)
  })

  it('marks the main action and what destroys', () => {
    const chat = dialogue(stepsOf({ key: 'a', type: 'files' }))
    chat.file(1)
    const styles = chat
      .seen()
      .rows.flat()
      .map(({ label, style }) => [label, style])
    expect(styles).toEqual([
      ['Убрать последний', undefined],
      ['Готово', 'primary'],
      ['Отменить', 'danger'],
    ])
  })
})

it.each(['ru', 'en'] as const)('has a sentence for every problem in %s', (locale) => {
  for (const code of problemSchema.shape.code.options) {
    const sentence = words.t(locale, `scenario-problem-${code.replaceAll('_', '-')}`, {
      length: 1,
      min: 1,
      max: 1,
    })
    expect(sentence, code).toMatch(/^\p{Lu}.+[.]$/su)
  }
})

describe('a calendar', () => {
  it('shows the weeks that have a day to choose, in seven columns from Monday', () => {
    const chat = dialogue(stepsOf({ key: 'a', type: 'date', min: 'today', max: 'today+30' }))
    expect(chat.labels()).toEqual([
      ['·', 'Ноябрь 2026', '›'],
      ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
      ['·', '·', '·', '·', '·', '·', '22'],
      ['23', '24', '25', '26', '27', '28', '29'],
      ['30', '·', '·', '·', '·', '·', '·'],
      ['Сегодня', 'Завтра'],
      ['Отменить'],
    ])
  })

  it('never leaves the bounds of the step', () => {
    const chat = dialogue(stepsOf({ key: 'a', type: 'date', min: 'today', max: 'today+30' }))
    chat.tap('›')
    expect(chat.labels()[0]).toEqual(['‹', 'Декабрь 2026', '·'])
    expect(chat.labels().at(-3)).toEqual(['21', '22', '·', '·', '·', '·', '·'])
    chat.tapCode('month:0:2030-01')
    expect(chat.labels()[0]?.[1]).toBe('Декабрь 2026')
    chat.tapCode('month:0:1990-01')
    expect(chat.labels()[0]?.[1]).toBe('Ноябрь 2026')
    chat.tap('24')
    expect(chat.answers().a).toEqual({ type: 'date', date: '2026-11-24' })
  })

  it('opens at the day that was chosen before', () => {
    const chat = dialogue(stepsOf({ key: 'a', type: 'date' }, { key: 'b', type: 'text' }))
    chat.type('31.12.2027')
    chat.tap('‹ Назад')
    expect(chat.labels()[0]).toEqual(['‹', 'Декабрь 2027', '›'])
    expect(chat.labels().flat()).toContain('✓31')
    expect(chat.text()).toContain('Сейчас: 31 декабря 2027')
  })
})

describe('a summary', () => {
  const texts = (count: number) =>
    stepsOf(
      ...Array.from({ length: count }, (_, at) => ({
        key: `s${at}`,
        ask: `Вопрос номер ${at}?`,
        type: 'text',
      })),
    )

  it('has a line for each answer and buttons to send, change and cancel', () => {
    const chat = dialogue(accessSteps)
    for (const text of ['Выдать доступ', 'CRM', 'Ольга Котова', '31.12']) chat.type(text)
    chat.type('на время\n\n отпуска Анны')
    chat.file(1)
    chat.tap('Готово')
    expect(shown(chat)).toEqual({
      lines: [
        '🔑 Проверьте заявку',
        'Что требуется сделать: Выдать доступ',
        'К какой системе: CRM',
        'Сотрудник: Ольга Котова',
        'До какого числа: 31 декабря',
        'Комментарий: на время отпуска Анны',
        'Приложите файлы: 1 файл',
      ],
      labels: [['Отправить'], ['Изменить ответ', 'Отменить']],
    })
  })

  it('names the service where there is no answer to tell it by', () => {
    expect(dialogue([]).seen().lines).toHaveLength(2)
    expect(dialogue([]).text()).toBe('🔑 Проверьте заявку\nУправление доступами')
  })

  it('uses the short name of a step where it has one', () => {
    const chat = dialogue(
      stepsOf({ key: 'a', ask: 'Что требуется сделать?', name: 'Что сделать', type: 'yes_no' }),
    )
    chat.tap('Да')
    expect(chat.text()).toContain('Что сделать: Да')
  })

  it('cuts long answers so that all of it fits, and keeps the short ones whole', () => {
    const chat = dialogue(texts(20))
    for (let at = 0; at < 20; at++) chat.type(at === 7 ? 'коротко' : 'слово '.repeat(600))
    expect(chat.text().length).toBeLessThan(3500)
    expect(chat.text()).toContain('Вопрос номер 7: коротко\n')
    expect(chat.seen().lines).toHaveLength(21)
  })

  it('fits even with more answers than lines', () => {
    const chat = dialogue(texts(100))
    for (let at = 0; at < 100; at++) chat.type('слово '.repeat(100))
    expect(chat.text().length).toBeLessThan(3500)
    expect(chat.text()).toMatch(/… и ещё \d+$/)
  })

  it('lists the answers to change in pages', () => {
    const chat = dialogue(texts(10))
    for (let at = 0; at < 10; at++) chat.type(`ответ ${at}`)
    chat.tap('Изменить ответ')
    chat.tap('›')
    expect(chat.labels()).toEqual([
      ['Вопрос номер 8: ответ 8'],
      ['Вопрос номер 9: ответ 9'],
      ['‹', '2 из 2', '·'],
      ['‹ Назад', 'Отменить'],
    ])
    chat.tap('Вопрос номер 9: ответ 9')
    chat.type('иначе')
    expect(chat.text()).toContain('Вопрос номер 9: иначе')
  })

  it('shows an answer without what would hide or turn around its line', () => {
    const chat = dialogue(stepsOf({ key: 'a', type: 'text' }))
    chat.type('до\u202eпосле\u0000\u0007')
    expect(chat.text()).toContain('Что: допосле')
    expect(chat.answers().a).toEqual({ type: 'text', text: 'до\u202eпосле\u0000\u0007' })
  })
})
