import { expect, test } from 'vitest'
import { parseMultipart } from '../../simulator/wire/multipart.ts'

const type = 'multipart/form-data; boundary=----b'

function body(...parts: [head: string, content: string][]): Buffer {
  const text = parts.map(([head, content]) => `------b\r\n${head}\r\n\r\n${content}\r\n`).join('')
  return Buffer.from(`${text}------b--\r\n`)
}

test('a part without a file name is a value, one with it is a file', () => {
  const { values, files } = parseMultipart(
    body(
      ['content-disposition:form-data;name="chat_id"', '5'],
      ['content-disposition:form-data;name="f";filename=a.txt\r\ncontent-type:text/plain', 'hello'],
    ),
    type,
  )
  expect(values).toEqual({ chat_id: '5' })
  expect(files.f).toMatchObject({ name: 'a.txt', mime: 'text/plain' })
  expect(Buffer.from(files.f?.bytes ?? []).toString()).toBe('hello')
})

test.each([
  ['filename=отчёт №5.pdf', 'отчёт №5.pdf'],
  ['filename=my file (1).pdf', 'my file (1).pdf'],
  ['filename="my \\"file\\".pdf"', 'my "file".pdf'],
  ['filename=%D0%B0.txt', 'а.txt'],
  ['filename=100%.txt', '100%.txt'],
  ['filename=a;b.txt', 'a'],
  ['filename="a;b.txt"', 'a;b.txt'],
  ['FileName=a.txt', 'a.txt'],
])('%s names the file %s', (written, name) => {
  const head = `Content-Disposition: form-data; name=document; ${written}`
  expect(parseMultipart(body([head, 'x']), type).files.document?.name).toBe(name)
})

test('bytes pass as they are, line ends and lone delimiters among them', () => {
  const content = Buffer.from('\r\n----\0\xff\r\n--', 'latin1')
  const form = Buffer.concat([
    Buffer.from('------b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n'),
    content,
    Buffer.from('\r\n------b--'),
  ])
  expect(Buffer.from(parseMultipart(form, type).files.f?.bytes ?? [])).toEqual(content)
})

test('a boundary may be quoted', () => {
  const form = body(['Content-Disposition: form-data; name="a"', '1'])
  expect(parseMultipart(form, 'multipart/form-data; boundary="----b"').values).toEqual({ a: '1' })
})

test('a form without end, name or boundary is refused', () => {
  const whole = body(['Content-Disposition: form-data; name="a"', '1'])
  expect(() => parseMultipart(whole.subarray(0, -12), type)).toThrow(SyntaxError)
  expect(() => parseMultipart(body(['Content-Disposition: form-data', '1']), type)).toThrow(
    SyntaxError,
  )
  expect(() => parseMultipart(whole, 'multipart/form-data')).toThrow(SyntaxError)
})
