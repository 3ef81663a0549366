import { expect, it } from 'vitest'
import { SUMMARY } from '../../scenarios/engine-draft.ts'
import { dialogue, stepsOf } from './access.ts'

it('confirms each file, takes the last one back, and ends by Done', () => {
  const chat = dialogue(stepsOf({ key: 'f', type: 'files', max: 5 }))
  expect(chat.labels()).toEqual([['Отменить']])
  chat.file(1)
  chat.file(2)
  expect(chat.text()).toContain('Приложено 2 из 5')
  chat.tap('Убрать последний')
  expect(chat.text()).toContain('Приложено 1 из 5')
  chat.tap('Готово')
  const files = [{ id: 1, kind: 'document', name: '1.pdf' }]
  expect(chat.answers().f).toEqual({ type: 'files', files })
  expect(chat.draft().at).toBe(SUMMARY)
})

it('keeps a file that is delivered twice once', () => {
  const chat = dialogue(stepsOf({ key: 'f', type: 'files' }))
  chat.file(1)
  chat.file(1)
  expect(chat.text()).toContain('Приложено 1 из 10')
})

it('holds the least and the most number of files', () => {
  const chat = dialogue(stepsOf({ key: 'f', type: 'files', min: 2, max: 2, optional: true }))
  expect(chat.labels()[0]).toEqual(['Пропустить'])
  chat.file(1)
  expect(chat.tapCode('done:0').problem).toEqual({ code: 'files_min', params: { min: 2 } })
  chat.file(2)
  expect(chat.file(3).problem).toEqual({ code: 'files_max', params: { max: 2 } })
  expect(chat.text()).toContain('Можно приложить не больше 2 файлов. Последний не приложен.')
  chat.tap('Готово')
  expect(chat.text()).toContain('2 файла')
})

it('goes on without a file where none is enough', () => {
  const chat = dialogue(stepsOf({ key: 'f', type: 'files', min: 0, max: 2 }))
  expect(chat.labels()[0]).toEqual(['Пропустить'])
  chat.tap('Пропустить')
  expect(chat.draft().at).toBe(SUMMARY)
})

it('keeps a file that came too early for its own step', () => {
  const chat = dialogue(
    stepsOf({ key: 'a', ask: 'Что случилось?', type: 'text' }, { key: 'f', type: 'files' }),
  )
  expect(chat.file(1).problem?.code).toBe('file_kept')
  expect(chat.text()).toContain('Файл приложен к заявке')
  chat.type('Не печатает')
  expect(chat.draft().at).toBe('f')
  expect(chat.text()).toContain('Приложено 1 из 10')
  chat.tap('Готово')
  chat.file(2)
  expect(chat.draft().at).toBe(SUMMARY)
  expect(chat.text()).toContain('2 файла')
})

it('says what to do with a file where no step takes any, and with a text where one does', () => {
  const chat = dialogue(stepsOf({ key: 'a', type: 'text' }))
  expect(chat.file(1).problem?.code).toBe('file_unwanted')
  expect(chat.answers()).toEqual({})
  const files = dialogue(stepsOf({ key: 'f', type: 'files' }))
  expect(files.type('вот').problem?.code).toBe('files_expected')
})
