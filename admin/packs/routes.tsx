import { setImmediate } from 'node:timers/promises'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { DeskError } from '../../desk/errors.ts'
import { config } from '../../desk/setup/config.ts'
import { isFirstRun, startEmpty } from '../../desk/setup/first-run.ts'
import { type Imported, importPack, importReadPack } from '../../desk/setup/pack-import.ts'
import { mayEditSetup } from '../../desk/setup/setup-editing.ts'
import { decodeText } from '../../desk/text-file.ts'
import { packJsonSchema } from '../../scenarios/pack-json-schema.ts'
import type { PackRead } from '../../scenarios/pack-read.ts'
import { packIn, type ShippedPack, shippedPacks } from '../../scenarios/shipped-packs.ts'
import { forReader, streamed } from '../aside/streamed.ts'
import { inTurns } from '../aside/turns.ts'
import { dropFile, keepFile, keptFile } from '../files/kept.ts'
import { discard, readForm } from '../files/uploads.ts'
import { fieldsOf, parsed } from '../frame/forms.ts'
import { createOnce } from '../frame/once.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader, Request } from '../panel.ts'
import { type PacksFault, PacksPage } from './page.tsx'
import { markOf, PackPreview } from './preview.tsx'

const HERE = '/admin/packs'
const LARGEST = 5 * 1024 * 1024

const doneQuery = z.object({ done: z.coerce.number().int().min(0).optional() })
const confirmation = z.object({ seen: z.string().max(100) })

/** The form of a pack for editors that help while one is written: no secret, so whoever asks gets it. */
export function schemaRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/packs/schema.json', (c) => c.json(packJsonSchema()))
  return app
}

/** An admin of a desk in which nothing can be filed yet is led to the ready desks. */
export function firstRun({ desk }: Panel) {
  return createMiddleware<Env>(async (c, next) => {
    const isPage = c.req.method === 'GET' && c.req.header('HX-Request') === undefined
    if (isPage && mayEditSetup(c.get('reader').person) && isFirstRun(desk)) return c.redirect(HERE)
    return next()
  })
}

/** Packs: the shipped ones and one's own, looked at before they do anything; and the desk as a pack. */
export function packRoutes(panel: Panel): Hono<Env> {
  const { desk, filesDir } = panel
  const once = createOnce()
  const app = new Hono<Env>()

  app.get('/packs', async (c) => packsPage(c, admin(c)))

  app.post('/packs/import', async (c) => {
    const reader = admin(c)
    const { uploads, faults } = await readForm(c, filesDir)
    const [file, ...others] = uploads
    await discard(others, filesDir)
    if (file && file.size <= LARGEST && faults.length === 0) {
      const token = await keepFile(filesDir, reader.person, file)
      return c.redirect(`${HERE}/import/${token}`, 303)
    }
    await discard(uploads, filesDir)
    return packsPage(c, reader, file || faults.length > 0 ? 'too-large' : 'no-file')
  })

  app.get('/packs/import/:token', async (c) => {
    const done = await once.led(confirmationOf(c))
    return done === undefined ? previewOf(c) : c.redirect(done)
  })

  app.post('/packs/import/:token', async (c) => {
    const reader = admin(c)
    const { seen } = await fieldsOf(c, confirmation)
    const done = await once.lead(confirmationOf(c), async () => {
      const source = await uploaded(c)
      const address = source && (await confirmed(reader, source, seen))
      if (address) await dropFile(filesDir, reader.person, c.req.param('token'))
      return address
    })
    return done === undefined ? previewOf(c, true) : c.redirect(done, 303)
  })

  app.get('/packs/shipped/:id', (c) => preview(c, shipped(c)))
  app.post('/packs/shipped/:id', async (c) => {
    const source = shipped(c)
    const { seen } = await fieldsOf(c, confirmation)
    const done = await confirmed(admin(c), source, seen)
    return done === undefined ? preview(c, source, true) : c.redirect(done, 303)
  })
  app.get('/packs/shipped/:id/file', (c) => {
    const { text, id } = shipped(c)
    return asFile(c, text, `${id}.yaml`)
  })

  app.get('/packs/export', async (c) => {
    const reader = admin(c)
    const making = await panel.aside.begin({ kind: 'pack', ...forReader(reader) })
    return asFile(c, streamed(panel, reader, making), `${config(desk).pack ?? 'desk'}.yaml`)
  })

  app.post('/packs/empty', (c) => {
    startEmpty(desk, admin(c).person)
    return c.redirect('/admin/tickets', 303)
  })

  interface Source {
    text: string
    /** The id of a shipped one. */
    id?: string
  }

  function optionsFor(reader: Reader, source: Source) {
    const isShipped = source.id !== undefined
    return {
      by: reader.person,
      linkAccounts: !isShipped || panel.isSimulated,
      // A ready desk is added to one's own: it does not rename the company.
      keepSettings: isShipped && config(desk).pack !== null,
    }
  }

  function rehearsed(reader: Reader, source: Source): Promise<Imported> {
    const { linkAccounts, keepSettings } = optionsFor(reader, source)
    const how = { text: source.text, linkAccounts, keepSettings, ...forReader(reader) }
    return panel.aside.check({ kind: 'pack-rehearsal', ...how })
  }

  /** Of what was uploaded, as long as it is kept. */
  async function previewOf(c: Request, isChanged = false) {
    const source = await uploaded(c)
    return source ? preview(c, source, isChanged) : packsPage(c, admin(c), 'over')
  }

  async function preview(c: Request, source: Source, isChanged = false) {
    const reader = admin(c)
    const imported = await rehearsed(reader, source)
    const page = { panel, reader, url: c.req.path, imported, shipped: source.id, isChanged }
    return show(c, <PackPreview {...page} />, isChanged ? 422 : 200)
  }

  /** Gives the address that tells what was done; nothing is where it would not be what was seen. */
  async function confirmed(
    reader: Reader,
    source: Source,
    seen: string,
  ): Promise<string | undefined> {
    const expected = await rehearsed(reader, source)
    if (!expected.ok || markOf(expected.changes) !== seen) return undefined
    const imported = await written(reader, source).catch(unlessChanged)
    return imported?.ok ? `${HERE}?done=${imported.changes.length}` : undefined
  }

  /** What is added to one's own is small, and read here: its keys depend on those that are there. */
  async function written(reader: Reader, source: Source): Promise<Imported> {
    const options = optionsFor(reader, source)
    if (options.keepSettings) return importPack(desk, source.text, options)
    const { text } = source
    const read = await panel.aside.check<PackRead & { mark: string }>({
      kind: 'pack-reading',
      text,
      ...forReader(reader),
    })
    return read.ok ? inTurns(importReadPack(desk, read, options)) : read
  }

  async function uploaded(c: Request): Promise<Source | undefined> {
    const { person } = admin(c)
    const bytes = await keptFile(filesDir, person, c.req.param('token') ?? '')
    return bytes && { text: decodeText(bytes) ?? '' }
  }

  function shipped(c: Request): ShippedPack {
    admin(c)
    const pack = shippedPacks().find(({ id }) => id === c.req.param('id'))
    if (!pack) throw new DeskError('not_found')
    return pack
  }

  async function packsPage(c: Request, reader: Reader, fault?: PacksFault) {
    const { done } = parsed(c.req.query(), doneQuery)
    const packs = []
    for (const one of shippedPacks()) {
      const pack = packIn(one)
      if (pack) packs.push({ id: one.id, pack })
      // Each takes a while to read for the first time.
      await setImmediate()
    }
    const page = { panel, reader, packs, done, fault, isFirst: isFirstRun(desk) }
    // Not 404: an open page takes that for its own end, and would reload itself for ever.
    return show(c, <PacksPage {...page} />, fault === 'over' ? 410 : fault ? 422 : 200)
  }

  return app
}

function admin(c: Request): Reader {
  const reader = c.get('reader')
  if (!mayEditSetup(reader.person)) throw new DeskError('not_allowed')
  return reader
}

/** Nobody else's confirmation is found by its token. */
function confirmationOf(c: Request): string {
  return `${admin(c).person.id} ${c.req.param('token')}`
}

/** Another import came between: there is something else to look at now. */
function unlessChanged(error: unknown): undefined {
  if (!(error instanceof DeskError) || error.code !== 'people_changed') throw error
}

function asFile(c: Request, text: string | ReadableStream, name: string): Response {
  return c.body(text, 200, {
    'Content-Type': 'application/yaml; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
  })
}
