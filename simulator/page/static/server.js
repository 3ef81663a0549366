import { say } from './words.js'

/** Reads JSON from the page's server; throws an Error people can read. */
export async function look(path) {
  return answer(await reach(path, {}))
}

/** Asks for a change, with a JSON body or a FormData; throws an Error people can read. */
export async function act(path, body = {}, method = 'POST') {
  const posted =
    body instanceof FormData
      ? { body }
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  return answer(await reach(path, { method, ...posted }))
}

/** Address of a message's file; `download` has it saved instead of shown. */
export function fileAddress(fileId, download = false) {
  return `files/${encodeURIComponent(fileId)}${download ? '?download' : ''}`
}

async function reach(path, options) {
  try {
    return await fetch(path, options)
  } catch {
    throw new Error(say('unreachable'))
  }
}

async function answer(response) {
  if (response.ok) return response.json()
  if (response.status === 413) throw new Error(say('tooBig'))
  const told = await response.json().catch(() => ({}))
  throw new Error(say('failed', { reason: told.error || response.status }))
}
