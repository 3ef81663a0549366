import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataFolder, okoshko, type Program, startProgram } from './program.ts'

let folder: ReturnType<typeof dataFolder>
let program: Program | undefined

beforeEach(() => {
  folder = dataFolder()
})

afterEach(async () => {
  await program?.stop()
  folder.remove()
})

test('what people wrote can be read by no other account of the machine, nor can a backup', async () => {
  const data = join(folder.dir, 'data')
  program = await startProgram(data)
  await okoshko(data, 'backup', join(folder.dir, 'desk.backup'))
  const found = readdirSync(folder.dir, { recursive: true, encoding: 'utf8' })
  expect(found).toEqual(expect.arrayContaining(['data', 'data/okoshko.db', 'desk.backup']))
  const open = found.filter((name) => (statSync(join(folder.dir, name)).mode & 0o077) !== 0)
  expect(open).toEqual([])
})

test('no answer of the program names what it is made of', async () => {
  program = await startProgram(join(folder.dir, 'data'))
  for (const path of ['/admin/sign-in', '/healthz', '/nothing', '/admin/files/1']) {
    const { headers } = await fetch(`${program.url}${path}`, { redirect: 'manual' })
    expect([path, headers.get('server'), headers.get('x-powered-by')]).toEqual([path, null, null])
  }
})

test('the address of a sign-in link is in no line of the log', async () => {
  program = await startProgram(join(folder.dir, 'data'), { LOG_LEVEL: 'debug' })
  const secret = program.signIn.split('/').at(-1) ?? ''
  expect((await fetch(program.signIn)).status).toBe(200)
  const origin = program.url
  const entered = await fetch(program.signIn, {
    method: 'POST',
    headers: { origin },
    redirect: 'manual',
  })
  expect(entered.status).toBe(303)
  const session = /okoshko_session=([\w-]+)/.exec(entered.headers.getSetCookie().join())?.[1]
  expect(program.log()).toContain('/admin/sign-in/:token')
  expect(program.log()).not.toContain(secret)
  expect(session).toBeDefined()
  expect(program.log()).not.toContain(session)
})
