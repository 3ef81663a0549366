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
} from '../../desk/keeping/retrying.ts'
import { fieldsOf, numberIn } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { HERE } from './here.ts'
import { SystemPage } from './page.tsx'

const retryForm = z.object({ deed: z.enum(['retry', 'drop']) })
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
    admin(c.get('reader'))
    const id = numberIn(c.req.param('id'))
    const { deed } = await fieldsOf(c, retryForm)
    found(deed === 'retry' ? retryUpdate(desk, id) : dropUpdate(desk, id))
    return c.redirect(HERE, 303)
  })

  app.post('/system/letters/:id', async (c) => {
    admin(c.get('reader'))
    const id = numberIn(c.req.param('id'))
    const { deed } = await fieldsOf(c, retryForm)
    found(deed === 'retry' ? retryLetter(desk, id) : dropLetter(desk, id))
    return c.redirect(HERE, 303)
  })

  app.post('/system/retrying', (c) => {
    admin(c.get('reader'))
    retryAll(desk)
    return c.redirect(HERE, 303)
  })

  app.post('/system/held', async (c) => {
    admin(c.get('reader'))
    const { deed } = await fieldsOf(c, heldForm)
    if (deed === 'send') sendHeld(desk)
    else dropHeld(desk)
    return c.redirect(HERE, 303)
  })

  app.post('/system/gap', (c) => {
    admin(c.get('reader'))
    gapRead(desk)
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
