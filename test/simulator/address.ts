import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

interface Delivery {
  secret: string | undefined
  update: {
    update_id: number
    message?: { text: string; chat: { id: number } }
    callback_query?: { data: string }
  }
}

/** What a bot's address answers; 200 with nothing unless told. */
export interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: string
}

type Answering = (delivery: Delivery, number: number) => Promise<Answer | number> | Answer | number

/** A bot's address; `answer` decides over each delivery, by its number from 1. */
export async function openAddress(answer: Answering = () => 200) {
  const deliveries: Delivery[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const secret = request.headers['x-telegram-bot-api-secret-token']
    const delivery = { secret: secret?.toString(), update: JSON.parse(body) }
    deliveries.push(delivery)
    const given = await answer(delivery, deliveries.length)
    const told = typeof given === 'number' ? { status: given } : given
    response.writeHead(told.status ?? 200, told.headers).end(told.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(close)
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/hook`, deliveries, close }
}

/** The texts delivered, in order. */
export function texts(deliveries: Delivery[]): (string | undefined)[] {
  return deliveries.map(({ update }) => update.message?.text)
}
