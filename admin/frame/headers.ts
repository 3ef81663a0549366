import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { boundaryOf } from '../files/multipart.ts'
import type { Env, Panel } from '../panel.ts'

const LARGEST_FIELDS = 512 * 1024
const NONE = ["'none'"]
const SELF = ["'self'"]

/** What a browser may do with a page of the panel: nothing that does not come from here. */
export const headers = secureHeaders({
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
  crossOriginResourcePolicy: 'same-origin',
  // With no-referrer browsers send no origin with a form, and the origin is what forms are checked by.
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
  // A file has a stricter policy of its own.
  overwrite: false,
})

/** What one reader sees is kept by no cache. */
export const unkept = createMiddleware(async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
})

/** Only a page of our own may change anything, whether asked for by its own address or the public one. */
export function ownOriginOnly({ desk }: Panel) {
  return csrf({
    origin: (origin, c) =>
      [c.req.url, desk.publicUrl].some((url) => new URL(url).origin === origin),
  })
}

/** Forms without files are small. Those with files are measured while they are stored. */
export const smallForms = createMiddleware<Env>(async (c, next) => {
  if (boundaryOf(c.req.header('content-type') ?? '') !== undefined) return next()
  return bodyLimit({ maxSize: LARGEST_FIELDS })(c, next)
})
