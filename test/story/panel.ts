import { randomUUID } from 'node:crypto'
import { okoshko } from './program.ts'

/** A signed-in browser without a screen. */
export interface Panel {
  /** What it sends with every request. */
  headers: Record<string, string>
  get(path: string): Promise<Response>
  post(path: string, fields?: Record<string, string>): Promise<Response>
  replies(number: number, text: string, status?: string): Promise<Response>
  notes(number: number, text: string): Promise<Response>
  sets(number: number, status: string, text?: string): Promise<Response>
  /** What of a page people read: no tags, entities as they are written. */
  page(path: string): Promise<string>
}

/** Spends a sign-in link and gives the cookie of the session. `url`: base of the web. */
export async function cookieOf(url: string, link: string): Promise<string> {
  const door = await fetch(new URL(new URL(link).pathname, url), {
    method: 'POST',
    headers: { origin: url },
    redirect: 'manual',
  })
  if (door.status !== 303) throw new Error(`the door is shut: ${door.status}`)
  const cookies = door.headers.getSetCookie().map((one) => one.split(';')[0])
  return cookies.join('; ')
}

/** A browser signed in by a link. `url`: base of the web. */
export async function signIn(url: string, link: string): Promise<Panel> {
  const headers = { origin: url, cookie: await cookieOf(url, link) }
  const post: Panel['post'] = (path, fields = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
  const message = (number: number, fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('token', randomUUID())
    return fetch(`${url}/admin/tickets/${number}/messages`, {
      method: 'POST',
      headers,
      body: form,
      redirect: 'manual',
    })
  }
  const get: Panel['get'] = (path) => fetch(`${url}${path}`, { headers, redirect: 'manual' })
  return {
    headers,
    get,
    post,
    replies: (number, text, status) =>
      message(number, { mode: 'reply', text, ...(status !== undefined && { status }) }),
    notes: (number, text) => message(number, { mode: 'note', text }),
    sets: (number, status, text = '') =>
      post(`/admin/tickets/${number}/status`, { status, text, token: randomUUID() }),
    page: async (path) => (await get(path)).text(),
  }
}

/** A browser of the person of a key, signed in by a link of the command line. */
export async function browserOf(dir: string, url: string, key: string): Promise<Panel> {
  const { stdout } = await okoshko(dir, 'sign-in-link', key)
  return signIn(url, stdout.trim())
}
