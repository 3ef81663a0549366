import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

type Node = Parameters<typeof html>[1]

/** Answers with a whole page. */
export function show(c: Context, page: Node, status: ContentfulStatusCode = 200) {
  return c.html(html`<!doctype html>${page}`, status)
}
