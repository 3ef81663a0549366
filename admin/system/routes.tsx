import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { DeskError } from '../../desk/errors.ts'
import { gapRead } from '../../desk/keeping/gaps.ts'
import { dropHeld, sendHeld } from '../../desk/keeping/holding.ts'
import {
  dropLetter,
  dropUpdate,
  retryAll,
  retryLetter,
  retryUpdate,
  retryWork,
} from '../../desk/keeping/retrying.ts'
import { WORKS } from '../../desk/setbacks.ts'
import { fieldsOf, numberIn } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { HERE } from './here.ts'
import { SystemPage } from './page.tsx'

const retryForm = z.object({ deed: z.enum(['retry', 'drop']) })
const number = z.coerce.number().int().min(0).max(1e15)
const workForm = z.object({ kind: z.enum(WORKS), ticket: number, clock: number.optional() })
const heldForm = z.object({ deed: z.enum(['send', 'drop']) })

/** How the program itself is, and what an admin may do about it. */
export function systemRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/system', async (c) => {
    const reader = admin(c.get('reader'))
    const free = await freeBytes(panel.filesDir)
    return show(c, <SystemPage panel={panel} reader={reader} free={free} />)
  })

  app.post('/system/updates/:id', async (c) => {
    const { person } = admin(c.get('reader'))
    const id = numberIn(c.req.param('id'))
    const { deed } = await fieldsOf(c, retryForm)
    found(deed === 'retry' ? retryUpdate(desk, person, id) : dropUpdate(desk, person, id))
    return c.redirect(HERE, 303)
  })

  app.post('/system/letters/:id', async (c) => {
    const { person } = admin(c.get('reader'))
    const id = numberIn(c.req.param('id'))
    const { deed } = await fieldsOf(c, retryForm)
    found(deed === 'retry' ? retryLetter(desk, person, id) : dropLetter(desk, person, id))
    return c.redirect(HERE, 303)
  })

  app.post('/system/works', async (c) => {
    const { person } = admin(c.get('reader'))
    const { clock, ...work } = await fieldsOf(c, workForm)
    found(retryWork(desk, person, clock === undefined ? work : { ...work, clock }))
    return c.redirect(HERE, 303)
  })

  app.post('/system/retrying', (c) => {
    const { person } = admin(c.get('reader'))
    retryAll(desk, person)
    return c.redirect(HERE, 303)
  })

  app.post('/system/held', async (c) => {
    const { person } = admin(c.get('reader'))
    const { deed } = await fieldsOf(c, heldForm)
    if (deed === 'send') sendHeld(desk, person)
    else dropHeld(desk, person)
    return c.redirect(HERE, 303)
  })

  app.post('/system/gap', (c) => {
    const { person } = admin(c.get('reader'))
    gapRead(desk, person)
    return c.redirect(HERE, 303)
  })

  return app
}

function admin(reader: Reader): Reader {
  if (reader.person.role !== 'admin') throw new DeskError('not_allowed')
  return reader
}

function found(is: boolean): void {
  if (!is) throw new DeskError('not_found')
}

/** The folder of files is made with the first of them: its parent is there always. */
async function freeBytes(filesDir: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(dirname(filesDir))
    return bavail * bsize
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSYS') return null
    throw error
  }
}
