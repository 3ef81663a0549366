import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'

const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Lets only this computer in: 403 for a foreign address, for a request a proxy passed on, for a
 * foreign Host (DNS rebinding), and for a change asked by a page of another origin.
 */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  if (!isLoopback(addressOf(c)) || c.req.header('x-forwarded-for') || c.req.header('forwarded')) {
    return c.text('Only this computer may look at the simulator', 403)
  }
  const host = c.req.header('host') ?? ''
  if (!localNames.has(host.toLowerCase().replace(/:\d+$/, ''))) {
    return c.text('Foreign host', 403)
  }
  const origin = c.req.header('origin')
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (!reads && origin !== undefined && origin !== `http://${host}`) {
    return c.text('Foreign origin', 403)
  }
  await next()
}

function addressOf(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address
  } catch {
    // Not behind a socket, so nobody can say where the request comes from.
    return undefined
  }
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address ?? '')
}
