import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { boundaryOf } from '../files/multipart.ts'
import type { Env, Panel } from '../panel.ts'

const LARGEST_FIELDS = 512 * 1024
const NONE = ["'none'"]
const SELF = ["'self'"]

/** What a browser may do with a page of the panel: nothing that does not come from here. */
export function headers({ secure }: Pick<Panel, 'secure'>) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: NONE,
      scriptSrc: SELF,
      styleSrc: SELF,
      imgSrc: ["'self'", 'data:'],
      mediaSrc: SELF,
      connectSrc: SELF,
      formAction: SELF,
      baseUri: NONE,
      frameAncestors: NONE,
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    // With no-referrer browsers send no origin with a form, and the origin is what forms are checked by.
    referrerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    strictTransportSecurity: secure ? 'max-age=31536000' : false,
    xFrameOptions: 'DENY',
    // A file has a stricter policy of its own.
    overwrite: false,
  })
}

/** What one reader sees is kept by no cache. */
export const unkept = createMiddleware(async (c, next) => {
  await next()
  // Not c.header: it would make a whole new answer of one that is ready, and copy the page.
  const { headers } = c.res
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
})

/**
 * Only a page of our own may change anything: the browser says that it is, or else names its origin,
 * that of the address asked for or the public one. Who says neither is refused, whatever they send.
 */
export function ownOriginOnly({ desk }: Panel) {
  return createMiddleware<Env>(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const ours = [c.req.url, desk.publicUrl].map((url) => new URL(url).origin)
    const isOurs =
      site === undefined ? origin !== undefined && ours.includes(origin) : site === 'same-origin'
    if (!isOurs) throw new HTTPException(403)
    return next()
  })
}

/** Forms without files are small. Those with files are measured while they are stored. */
export const smallForms = createMiddleware<Env>(async (c, next) => {
  // To look for a body costs as much as to answer; these have none.
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  if (boundaryOf(c.req.header('content-type') ?? '') !== undefined) return next()
  return bodyLimit({ maxSize: LARGEST_FIELDS })(c, next)
})
