import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { importYear } from '../../desk/setup/production-import.ts'
import { discard, readForm, type Upload } from '../files/uploads.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { editor } from '../settings/editor.ts'
import { YEARS } from './list-page.tsx'
import { YearsPage } from './years-page.tsx'

/** The file of a year has some kilobytes. */
const LARGEST_YEAR = 1024 * 1024

/** Years of Russia's production calendar: which are known, and one more from a file. */
export function yearRoutes(panel: Panel): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/deadlines/years', (c) => {
    const loaded = /^\d{4}$/.exec(c.req.query('loaded') ?? '')?.[0]
    return show(c, <YearsPage panel={panel} reader={c.get('reader')} loaded={loaded} />)
  })

  app.post('/deadlines/years', async (c) => {
    const reader = editor(c.get('reader'))
    const { uploads } = await readForm(c, panel.filesDir)
    try {
      const read = await loaded(reader, uploads[0])
      if ('year' in read) return c.redirect(`${YEARS}?loaded=${read.year}`, 303)
      return show(c, <YearsPage panel={panel} reader={reader} fault={read.fault} />, 422)
    } finally {
      await discard(uploads, panel.filesDir)
    }
  })

  async function loaded(
    { t, person }: Reader,
    upload: Upload | undefined,
  ): Promise<{ year: number } | { fault: string }> {
    if (!upload) return { fault: t('admin-years-no-file') }
    if (upload.size > LARGEST_YEAR) return { fault: t('admin-years-no-year', { why: upload.name }) }
    const text = await readFile(join(panel.filesDir, upload.path), 'utf8')
    try {
      return { year: importYear(panel.desk, text, person) }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return { fault: t('admin-years-no-year', { why: error.message }) }
    }
  }

  return app
}
