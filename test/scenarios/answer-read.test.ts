import { describe, expect, it } from 'vitest'
import { matches } from '../../scenarios/answer-pattern.ts'
import { SUMMARY } from '../../scenarios/engine-draft.ts'
import { dialogue, factsOf, stepsOf } from './access.ts'

/** What a step makes of a typed text: the answer, or the code of the problem. */
function read(step: object, text: string) {
  const chat = dialogue(stepsOf({ key: 'a', ...step }))
  const { problem, outcome } = chat.type(text)
  if (outcome === 'moved') return chat.answers().a
  expect(chat.answers()).toEqual({})
  return problem?.code
}

describe('a text', () => {
  it('is kept as it was typed, whatever it holds', () => {
    for (const text of [
      '<b>&amp;</b>',
      '*_`[',
      '{action}',
      'а\u202eб',
      'a\u0000b',
      '👩‍👩‍👧',
      'две\nстроки',
    ]) {
      expect(read({ type: 'text' }, text)).toEqual({ type: 'text', text })
    }
  })

  it('longer than fits is told its length, and nothing is lost', () => {
    const chat = dialogue(stepsOf({ key: 'a', type: 'text' }, { key: 'b', type: 'text' }))
    chat.type('первый')
    const { problem } = chat.type('x'.repeat(4097))
    expect(problem).toEqual({ code: 'too_long', params: { length: 4097, max: 4096 } })
    expect(chat.text().replaceAll('\u00a0', ' ')).toContain(
      'Получилось 4 097 знаков, а помещается 4 096. Сократите и отправьте ещё раз.',
    )
    expect(chat.answers()).toEqual({ a: { type: 'text', text: 'первый' } })
    expect(chat.type('x'.repeat(4096)).outcome).toBe('moved')
  })

  it('counts characters as people do', () => {
    expect(read({ type: 'text', max: 2 }, '👍👍')).toMatchObject({ type: 'text' })
    expect(read({ type: 'text', max: 1 }, '👍👍')).toBe('too_long')
    expect(read({ type: 'text', min: 3 }, 'аб')).toBe('too_short')
  })

  it('follows the pattern of its step, or is told the hint', () => {
    const step = { key: 'a', type: 'text', pattern: '^INC-\\d+$', pattern_hint: 'Например INC-42' }
    const chat = dialogue(stepsOf(step))
    expect(chat.type('42').problem?.code).toBe('pattern')
    expect(chat.text()).toContain('Например INC-42')
    chat.type('INC-42')
    expect(chat.draft().at).toBe(SUMMARY)
  })

  it('cannot stop the desk by a pattern that backtracks without end', () => {
    const started = performance.now()
    expect(matches('(a+)+$', `${'a'.repeat(4000)}!`)).toBe(false)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('a number', () => {
  it.each([
    ['12', 12],
    ['-3', -3],
    ['−3', -3],
    ['1500,50', 1500.5],
    ['1500.50', 1500.5],
    ['1 500 000', 1_500_000],
    ['1\u00a0500', 1500],
    ['1\u2009500,5', 1500.5],
    ['1\u202f500', 1500],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['1,234,567', 1_234_567],
    ['2,5 ГБ', 2.5],
    ['2гб', 2],
    ['+7', 7],
  ])('is read from %s', (text, value) => {
    expect(read({ type: 'number', unit: { ru: 'ГБ', en: 'GB' } }, text)).toEqual({
      type: 'number',
      value,
    })
  })

  it.each(['', 'пять', '5 тыс', '1 2 3 штуки', '1e5', '12-13', '0x10', 'NaN', '9'.repeat(30)])(
    'is not read from «%s»',
    (text) => {
      expect(read({ type: 'number' }, text || 'x')).toBe('number')
    },
  )

  it('holds its bounds and is whole where asked', () => {
    expect(read({ type: 'number', min: 1 }, '0')).toBe('number_min')
    expect(read({ type: 'number', max: 10 }, '10,5')).toBe('number_max')
    expect(read({ type: 'number', integer: true }, '1,5')).toBe('number_integer')
    expect(read({ type: 'number', integer: true }, '1,500')).toEqual({
      type: 'number',
      value: 1500,
    })
  })
})

describe('a contact', () => {
  it.each(['8 (900) 111-22-33', '+7 900 111 22 33', '9001112233', '79001112233'])(
    'is a phone in E.164 from %s',
    (text) => {
      expect(read({ type: 'phone' }, text)).toEqual({ type: 'phone', text: '+79001112233' })
    },
  )

  it('is a phone of another country with its prefix', () => {
    const text = '+44 20 7946 0958'
    expect(read({ type: 'phone' }, text)).toEqual({ type: 'phone', text: '+442079460958' })
  })

  it.each(['112', 'позвоните', '+7 900', '1'.repeat(500)])('is no phone in «%s»', (text) => {
    expect(read({ type: 'phone' }, text)).toBe('phone')
  })

  it('without the code of a country is no phone where the company is of none', () => {
    const steps = stepsOf({ key: 'a', type: 'phone' })
    const abroad = () => dialogue(steps, factsOf([], { country: null }))
    expect(abroad().type('212 555 0100').problem?.code).toBe('phone')
    expect(abroad().type('8 900 111 22 33').problem?.code).toBe('phone')
    const chat = abroad()
    chat.type('+1 212 555 0100')
    expect(chat.answers().a).toEqual({ type: 'phone', text: '+12125550100' })
    const shared = abroad()
    shared.input({ kind: 'contact', phone: '12125550100', name: 'Ann', own: true })
    expect(shared.answers().a).toEqual({ type: 'phone', text: '+12125550100' })
  })

  it.each([null, 'RU'] as const)(
    'of one’s own has its country without a plus too, however short, in a company of %s',
    (country) => {
      const chat = dialogue(stepsOf({ key: 'a', type: 'phone' }), factsOf([], { country }))
      chat.input({ kind: 'contact', phone: '4520123456', name: 'Ida', own: true })
      expect(chat.answers().a).toEqual({ type: 'phone', text: '+4520123456' })
    },
  )

  it('is taken from a shared card, own or not', () => {
    const chat = dialogue(stepsOf({ key: 'a', type: 'phone' }))
    expect(chat.seen().wantsContact).toBe(true)
    chat.input({ kind: 'contact', phone: '79001112233', name: 'Анна', own: true })
    expect(chat.answers().a).toEqual({ type: 'phone', text: '+79001112233' })
  })

  it.each([
    ['Anna.Ivanova@Example.COM', 'Anna.Ivanova@example.com'],
    ['Анна <anna@example.com>', 'anna@example.com'],
    ['mailto:anna@example.com', 'anna@example.com'],
    ['почта@пример.рф', 'почта@пример.рф'],
  ])('is an address from %s', (text, email) => {
    expect(read({ type: 'email' }, text)).toEqual({ type: 'email', text: email })
  })

  it.each(['anna', 'anna@', '@example.com', 'a b@example.com', 'a@b', 'a@b..ru', 'a@x.ru, b@x.ru'])(
    'is no address in «%s»',
    (text) => {
      expect(read({ type: 'email' }, text)).toBe('email')
    },
  )
})

it('refuses what no step can take, and asks the same again', () => {
  const chat = dialogue(stepsOf({ key: 'a', ask: 'Что случилось?', type: 'text' }))
  expect(chat.input({ kind: 'other', what: 'location' }).problem?.code).toBe('wrong_kind')
  expect(chat.text()).toContain('Что случилось?')
  const contact = { kind: 'contact', phone: '1', name: 'x', own: false } as const
  expect(chat.input(contact).problem?.code).toBe('contact_unwanted')
  chat.type('Принтер')
  expect(chat.type('ещё').problem?.code).toBe('use_buttons')
})
