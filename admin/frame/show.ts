import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Html, markup } from '../html/jsx-runtime.ts'

/** Answers with a whole page. */
export function show(c: Context, page: Html, status: ContentfulStatusCode = 200) {
  return c.html(`<!doctype html>${markup(page)}`, status)
}

/** Answers with a part of a page. */
export function showPart(c: Context, part: Html, status: ContentfulStatusCode = 200) {
  return c.html(markup(part), status)
}
