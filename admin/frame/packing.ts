import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { Context } from 'hono'

const pack = promisify(gzip)
/** Below this many bytes packing saves less than its headers cost. */
const WORTH_PACKING = 2000
/** The quickest: a page is made for one reader and read once. */
const QUICKLY = { level: constants.Z_BEST_SPEED }

/** The smallest packing that the browser takes of those in which files lie ready. */
export function packingFor(c: Context): 'br' | 'gzip' | undefined {
  const taken = c.req.header('accept-encoding') ?? ''
  return (['br', 'gzip'] as const).find((one) => accepts(taken, one))
}

/** The body of a page as the browser takes it, packed aside from the event loop; its headers are set. */
export async function packed(
  c: Context,
  body: Buffer<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  c.header('Vary', 'Accept-Encoding', { append: true })
  const taken = c.req.header('accept-encoding') ?? ''
  if (body.length < WORTH_PACKING || !accepts(taken, 'gzip')) return body
  c.header('Content-Encoding', 'gzip')
  return await pack(body, QUICKLY)
}

function accepts(taken: string, packing: string): boolean {
  return taken
    .split(',')
    .map((one) =>
      one
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/),
    )
    .some(([name, quality]) => name === packing && !/^q=0(\.0*)?$/.test(quality ?? ''))
}
