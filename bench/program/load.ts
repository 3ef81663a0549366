import { Agent, request } from 'node:http'

/** What a page answered: its status and its bytes. */
export interface Answered {
  status: number
  bytes: number
  body: string
}

/** A browser without a screen: some connections that stay open, signed in by a cookie. */
export interface Browser {
  get(path: string): Promise<Answered>
  post(path: string, fields: Record<string, string>): Promise<Answered>
  close(): void
}

/** Opens so many connections to a server. */
export function openBrowser(url: string, cookie: string, connections = 1): Browser {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const headers = { cookie, origin: url }
  const ask = (path: string, method: string, body = '', type = ''): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const sent = request(`${url}${path}`, {
        agent,
        method,
        headers: body === '' ? headers : { ...headers, 'content-type': type },
      })
      sent.once('error', reject)
      sent.once('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => {
          const whole = Buffer.concat(chunks)
          const status = response.statusCode ?? 0
          resolve({ status, bytes: whole.length, body: whole.toString() })
        })
      })
      sent.end(body)
    })
  return {
    get: (path) => ask(path, 'GET'),
    post: (path, fields) => {
      const boundary = 'bench-boundary'
      const parts = Object.entries(fields).map(
        ([name, value]) =>
          `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      const body = `${parts.join('')}--${boundary}--\r\n`
      return ask(path, 'POST', body, `multipart/form-data; boundary=${boundary}`)
    },
    close: () => agent.destroy(),
  }
}

/** Milliseconds of each of so many requests, one after the other, over the paths in turn. */
export async function latencies(
  browser: Browser,
  paths: string[],
  count: number,
): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const path = paths[n % paths.length] ?? '/'
    const began = performance.now()
    const { status } = await browser.get(path)
    times.push(performance.now() - began)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
  }
  return times
}

/** Requests a second that so many connections get answered within a time, over the paths in turn. */
export async function throughput(
  url: string,
  cookie: string,
  paths: string[],
  { connections, ms }: { connections: number; ms: number },
): Promise<number> {
  const browser = openBrowser(url, cookie, connections)
  const began = performance.now()
  let answered = 0
  const work = async (first: number) => {
    for (let n = first; performance.now() - began < ms; n++) {
      const { status } = await browser.get(paths[n % paths.length] ?? '/')
      if (status !== 200) throw new Error(`${paths[n % paths.length]} answered ${status}`)
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, n) => work(n)))
  const seconds = (performance.now() - began) / 1000
  browser.close()
  return answered / seconds
}
