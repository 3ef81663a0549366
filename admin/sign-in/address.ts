import { isIP, isIPv4 } from 'node:net'
import type { Context } from 'hono'
import { z } from 'zod'

const socketSchema = z.object({
  incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }),
})
const LOOPBACK = /^(127\.|::1$)/

/**
 * The network address that asks. A proxy on this machine tells whose request it passes on in the last
 * word of `X-Forwarded-For`; nobody else is believed. Undefined where there is no connection.
 */
export function addressOf(c: Context): string | undefined {
  const connection = socketSchema.safeParse(c.env)
  if (!connection.success) return undefined
  const direct = plain(connection.data.incoming.socket.remoteAddress)
  const told = plain(c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '')
  return LOOPBACK.test(direct) && isIP(told) !== 0 ? told : direct
}

/** The network of an address, which names no single machine: 203.0.113.0/24, 2001:db8:1::/48. */
export function networkOf(address: string): string {
  return isIPv4(address)
    ? `${address.split('.').slice(0, 3).join('.')}.0/24`
    : `${groupsOf(address).slice(0, 3).join(':')}::/48`
}

/** What counts as one sender: an address, or the subnet that one holder of IPv6 has to himself. */
export function senderOf(address: string): string {
  return isIPv4(address) ? address : groupsOf(address).slice(0, 4).join(':')
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const [left, right] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean))
  const missing = tail === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0)
  const groups = [
    ...(left ?? []),
    ...Array<string>(Math.max(0, missing)).fill('0'),
    ...(right ?? []),
  ]
  return groups.map((group) => Number.parseInt(group, 16).toString(16))
}
