import { expect, test } from 'vitest'
import { cleanName } from '../../desk/messages/attachments.ts'

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\temp\\отчёт.pdf', 'отчёт.pdf'],
  ['от\u202egpj.exe', 'отgpj.exe'],
  ['a\r\nb\u0000.txt', 'ab.txt'],
  [' \u200f ', 'file'],
  [`${'я'.repeat(300)}.pdf`, `${'я'.repeat(146)}.pdf`],
])('the name of a file hides and breaks nothing: %j', (name, clean) => {
  expect(cleanName(name)).toBe(clean)
})
