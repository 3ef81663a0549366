import { onTestFinished } from 'vitest'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/start.ts'

interface Telegram {
  simulator: Simulator
  /** Epoch milliseconds of the world; set it to let time pass. */
  clock: { now: number }
  call: (method: string, params?: Record<string, unknown>) => Promise<Reply>
}

/** An answer's result, to be looked into wherever a rule points. */
export interface Loose {
  [name: string]: Loose
}

export interface Reply {
  status: number
  ok: boolean
  result: Loose
  error_code?: number
  description?: string
  parameters?: Record<string, number>
}

const noon = Date.parse('2026-03-02T12:00:00Z')

/** A Telegram of its own for one test; it is gone afterwards. */
export async function openTelegram(options: SimulatorOptions = {}): Promise<Telegram> {
  const clock = { now: noon }
  const simulator = await startSimulator({ now: () => clock.now, ...options })
  onTestFinished(() => simulator.close())
  return { simulator, clock, call: callerOf(simulator) }
}

/** The same with Ann, who has pressed Start, and no update left. */
export async function openWithAnn(options: SimulatorOptions = {}) {
  const telegram = await openTelegram(options)
  const ann = telegram.simulator.people.addUser({
    first_name: 'Ann',
    phone: '+79161234567',
    language_code: 'ru',
  })
  telegram.simulator.people.start(ann.id)
  await forget(telegram.call)
  return { ...telegram, ann, people: telegram.simulator.people }
}

/** Calls a method with its parameters as JSON. */
export function callerOf({ apiRoot, token }: Pick<Simulator, 'apiRoot' | 'token'>) {
  return async (method: string, params: Record<string, unknown> = {}): Promise<Reply> => {
    const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    return { status: response.status, ...((await response.json()) as Omit<Reply, 'status'>) }
  }
}

/** The updates waiting for the bot; asking confirms none. */
export async function waiting(call: Telegram['call']): Promise<Loose[]> {
  const { result } = await call('getUpdates')
  return Object.values(result)
}

/** Confirms every update there is. */
export async function forget(call: Telegram['call']): Promise<void> {
  const last = (await waiting(call)).at(-1)
  await call('getUpdates', { offset: Number(last?.update_id) + 1 })
}

/** A PNG of these sides, as far as anybody reads it. */
export function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64)
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

/** A form with these fields; a file is written as its name and bytes. */
export function formOf(fields: Record<string, string | { name: string; bytes: Uint8Array }>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.set(name, value)
    else form.set(name, new Blob([new Uint8Array(value.bytes)]), value.name)
  }
  return form
}

/** Calls a method with a form. */
export async function post(
  { apiRoot, token }: Simulator,
  method: string,
  form: FormData | URLSearchParams,
): Promise<Reply> {
  const response = await fetch(`${apiRoot}/bot${token}/${method}`, { method: 'POST', body: form })
  return { status: response.status, ...((await response.json()) as Omit<Reply, 'status'>) }
}
