import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { newDesk } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { eventually } from '../eventually.ts'
import { cookieOf } from './panel.ts'
import { dataFolder, okoshko, type Program, startProgram } from './program.ts'

const TICKETS = 5000
const LONG = 8000

const ends: (() => unknown)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** The program on a desk whose table is larger than what a connection holds by itself. */
async function largeDesk(): Promise<{ program: Program; cookie: string }> {
  const { dir, remove } = dataFolder()
  ends.push(remove)
  const office = newDesk()
  fileTicket(office)
  const { $client } = office.desk.db
  const names = $client.prepare("select name from pragma_table_info('tickets')").pluck().all()
  const given: Record<string, string> = {
    number: 'i',
    source: "'copy ' || i",
    rating_comment: `printf('%.*c', ${LONG}, 'x')`,
  }
  $client.exec(`
    with recursive counted(i) as (select 2 union all select i + 1 from counted where i < ${TICKETS})
    insert into tickets (${names.join()})
    select ${names.map((name) => given[String(name)] ?? name).join()} from counted, tickets
    where number = 1`)
  writeFileSync(join(dir, 'okoshko.db'), $client.serialize())
  const program = await startProgram(dir)
  ends.push(() => program.kill())
  const { stdout } = await okoshko(dir, 'sign-in-link', 'dina')
  return { program, cookie: await cookieOf(program.url, stdout.trim()) }
}

/** Begins to take the table, and takes no more than its beginning. */
async function begun({ program, cookie }: { program: Program; cookie: string }) {
  const asked = get(`${program.url}/admin/tickets.csv`, { headers: { cookie }, agent: false })
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.on('error', () => undefined)
  ends.push(() => answer.destroy())
  return answer
}

test('the program stops while tables are taken, and none of them seems whole', async () => {
  const desk = await largeDesk()
  const answers = [await begun(desk), await begun(desk)]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const asked = performance.now()
  expect(await desk.program.stop()).toBe(0)
  expect(performance.now() - asked).toBeLessThan(3000)
  for (const answer of answers) {
    answer.resume()
    await eventually(() => expect(answer.closed).toBe(true))
    expect(answer.complete).toBe(false)
  }
})

test('a browser that goes away makes room for another table, which is whole', async () => {
  const desk = await largeDesk()
  const answers = [await begun(desk), await begun(desk)]
  expect((await begun(desk)).statusCode).toBe(503)
  for (const answer of answers) answer.destroy()
  const answer = await eventually(async () => {
    const again = await begun(desk)
    expect(again.statusCode).toBe(200)
    return again
  })
  let rows = -1
  answer.setEncoding('utf8')
  for await (const text of answer) rows += (text as string).split('\r\n').length - 1
  expect(rows).toBe(TICKETS)
})
