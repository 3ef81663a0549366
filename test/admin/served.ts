import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

/** An app behind a real address of this computer. */
export interface Served {
  url: string
  /** Ends its open connections too. */
  close(): void
}

/** Serves an app on a free port. */
export async function served({ fetch }: Pick<Hono, 'fetch'>): Promise<Served> {
  const listener = getRequestListener(fetch)
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
