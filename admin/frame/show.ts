import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DOCTYPE, Fragment, type Html, markup } from '../html/jsx-runtime.ts'
import { packed } from './packing.ts'

const HTML = { 'Content-Type': 'text/html; charset=UTF-8' }

/** Answers with a whole page. */
export async function show(c: Context, page: Html, status: ContentfulStatusCode = 200) {
  const body = await packed(c, markup(Fragment({ children: [DOCTYPE, page] })))
  return c.body(body, status, HTML)
}

/** Answers with a part of a page. */
export function showPart(c: Context, part: Html, status: ContentfulStatusCode = 200) {
  return c.body(markup(part), status, HTML)
}
