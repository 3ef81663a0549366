import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { deed } from '../../../desk/desk.ts'
import { note } from '../../../desk/messages/noting.ts'
import { correct, reply } from '../../../desk/messages/replying.ts'
import { changePerson } from '../../../desk/people/people.ts'
import { merge } from '../../../desk/tickets/merging.ts'
import { newDesk, type TestDesk } from '../desk.ts'
import { fileTicket } from '../filing.ts'
import { numbersFound } from './found.ts'

let world: TestDesk

beforeEach(() => {
  world = newDesk()
})

/** Files a ticket that says this, and gives its number. */
function says(text: string, by = 'anna'): number {
  return fileTicket(world, 'question', { text: { type: 'text', text } }, by).number
}

function found(words: string): number[] {
  return numbersFound(world.desk, words)
}

describe('a Russian word', () => {
  test.each([
    ['принтер', 'Не работают принтеры на третьем этаже'],
    ['принтерами', 'Сломался принтер'],
    ['настройка ящиков', 'Помогите с настройкой почтового ящика'],
    ['доступы', 'Нужен доступ к CRM'],
    ['Котову', 'Позвоните Котовой'],
    ['счет', 'Где мой счёт?'],
    ['счёта', 'Оплатить счет'],
    ['ЁЛКА', 'елки не горят'],
  ])('%s finds «%s»', (typed, text) => {
    const number = says(text)
    says('Совсем о другом')
    expect(found(typed)).toEqual([number])
  })

  test('й is a letter of its own', () => {
    says('Йод')
    expect(found('иод')).toEqual([])
  })
})

describe('an English word', () => {
  test.each([
    ['printers', 'The printer is broken'],
    ['configuring', 'We configured the router'],
    ['license', 'Two licenses, please'],
  ])('%s finds "%s"', (typed, text) => {
    const number = says(text)
    says('Something else')
    expect(found(typed)).toEqual([number])
  })
})

describe('while one types', () => {
  test.each(['Переустановка', 'Administration', 'здравствуйте', 'ёжик'])(
    'each beginning of %s finds it',
    (word) => {
      const number = says(`Слово ${word} тут`)
      for (let length = 1; length <= word.length; length += 1) {
        expect(found(word.slice(0, length)), word.slice(0, length)).toEqual([number])
      }
    },
  )

  test('a middle of a word finds nothing', () => {
    says('Принтер')
    expect(found('интер')).toEqual([])
  })

  test('each beginning of any word finds it', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'абвгдеёжзиклмнопрстуabcdeing0189'),
      minLength: 1,
      maxLength: 40,
    })
    const numbers = new Map<string, number>()
    fc.assert(
      fc.property(letters, fc.nat(), (word, at) => {
        const number = numbers.get(word) ?? says(word)
        numbers.set(word, number)
        const typed = word.slice(0, 1 + (at % word.length))
        expect(numbersFound(world.desk, typed, 1000)).toContain(number)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a number', () => {
  test.each(['%', '#%', '№%', '№ %', ' % '])('typed as «%s» finds its ticket', (typed) => {
    const number = says('Первая')
    says('Вторая')
    expect(found(typed.replace('%', String(number)))).toContain(number)
  })

  test('stands beside other words', () => {
    const number = says('Первая заявка')
    says('Вторая заявка')
    expect(found(`заявка ${number}`)).toEqual([number])
  })
})

describe('a phone number', () => {
  const SPELLINGS = [
    '+7 (912) 345-67-89',
    '8 912 345 67 89',
    '89123456789',
    '+79123456789',
    '912-345-67-89',
    '8(912)345-67-89',
    '9123456789',
  ]

  test.each(SPELLINGS)('written as %s is found in each spelling', (written) => {
    const number = says(`Перезвоните: ${written}, спасибо`)
    says('Мой телефон +7 (912) 345-67-88')
    for (const typed of SPELLINGS) expect(found(typed), typed).toEqual([number])
  })

  test('is found as far as it is typed', () => {
    const number = says('Звоните 89123456789')
    for (const typed of ['8912', '8 912', '+7 912 345', '912 34', '8 (912) 345-67']) {
      expect(found(typed), typed).toEqual([number])
    }
  })

  test('of another country is found with and without its signs', () => {
    const number = says('My number is +49 30 1234567')
    expect(found('+49 (30) 123-45-67')).toEqual([number])
    expect(found('49301234567')).toEqual([number])
  })

  test('of the requester finds their tickets', () => {
    const number = says('Без слов')
    expect(found('8 (900) 111-22-33')).toEqual([number])
  })
})

describe('what is searched', () => {
  test('words of one ticket may stand in several of its texts', () => {
    const number = says('Принтер')
    reply(world.desk, world.person('vera'), number, { text: 'Картридж заказан', source: 'r:1' })
    note(world.desk, world.person('vera'), number, { text: 'Звонил поставщик', source: 'n:1' })
    expect(found('принтеры картриджи поставщику анна')).toEqual([number])
  })

  test('is what an answer says, not what was asked', () => {
    const { number } = fileTicket(world, 'access', {
      action: { type: 'choice', keys: ['grant'] },
      system: { type: 'choice', keys: ['erp'] },
    })
    expect(found('1с')).toEqual([number])
    expect(found('требуется')).toEqual([])
  })

  test('joined words are found with and without the hyphen', () => {
    const [joined, apart] = [says('Нет wifi'), says('Нет Wi-Fi')]
    expect(found('wi-fi')).toEqual([apart, joined])
    expect(found('wifi')).toEqual([apart, joined])
  })

  test('a corrected text is found by what it says now', () => {
    const number = says('Принтер')
    const vera = world.person('vera')
    const { id } = reply(world.desk, vera, number, { text: 'Завтра починим', source: 'r:1' })
    correct(world.desk, vera, id, 'Сегодня починим')
    expect(found('сегодня')).toEqual([number])
    expect(found('завтра')).toEqual([])
  })

  test('merged messages are found where they are', () => {
    const [from, into] = [says('Дубль'), says('Главная')]
    reply(world.desk, world.person('vera'), from, { text: 'Картридж', source: 'r:1' })
    merge(world.desk, world.person('vera'), from, into)
    expect(found('картридж')).toEqual([into])
  })

  test('a person is found by the new name', () => {
    const number = says('Принтер')
    deed(world.desk, () =>
      changePerson(world.desk, world.person('anna').id, { name: 'Анна Зайцева' }),
    )
    expect(found('зайцеву')).toEqual([number])
    expect(found('иванова')).toEqual([])
  })

  test('the newest come first', () => {
    const numbers = [says('Сеть'), says('Сеть'), says('Сеть')]
    expect(found('сеть')).toEqual(numbers.reverse())
  })
})

describe('whatever is typed', () => {
  const SIGNS = [
    ...'"*()^:-+{}[]~\'\\/;,.%_=&|!@#№\0\n\t ',
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    'terms:',
    '😀',
    'ё',
    'принтер',
    '1',
    '\ud800',
  ]

  test('is never an error', () => {
    says('Принтер "не" печатает')
    const typed = fc
      .array(fc.constantFrom(...SIGNS), { maxLength: 40 })
      .map((some) => some.join(''))
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: 'binary' })), (words) => {
        expect(Array.isArray(found(words))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('finds nothing without a word', () => {
    says('Принтер')
    for (const typed of ['', '   ', '—', '"*"', '😀', '_l', '=']) expect(found(typed)).toEqual([])
  })

  test('cannot stand for a line, a person or a stem', () => {
    const number = says('Принтер')
    expect(found('_ll1')).toEqual([])
    expect(found(`_n${number}`)).toEqual([])
    expect(found('принтеров= ')).toEqual([number])
  })

  test('is cut where it is too long', () => {
    const number = says('Слово')
    expect(found('слово '.repeat(2000))).toEqual([number])
    expect(found('я'.repeat(10_000))).toEqual([])
  })
})
