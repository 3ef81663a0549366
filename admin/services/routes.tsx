import { Hono } from 'hono'
import { z } from 'zod'
import { DeskError } from '../../desk/errors.ts'
import { config } from '../../desk/setup/config.ts'
import {
  archiveObject,
  bringBackObject,
  mayEditSetup,
  orderObjects,
} from '../../desk/setup/setup-editing.ts'
import type { SetupFault } from '../../desk/setup/setup-faults.ts'
import { say } from '../../scenarios/text.ts'
import { fieldsOf, parsed } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { saidFaults } from '../settings/setup-faults.ts'
import { keepDraft, liveService, newName, openDraft } from './draft.ts'
import { editRoutes } from './edit-routes.tsx'
import { formOf } from './form-of.ts'
import { HERE, ServicesPage } from './list-page.tsx'
import { broughtBefore, neighbour } from './order.ts'

const querySchema = z.object({ q: z.string().max(200).default('') })
const deedSchema = z.object({ do: z.string().max(200) })

/** The services of the company: their list, their order, and the editor of each. */
export function serviceRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/services', (c) => {
    const { q } = parsed(c.req.query(), querySchema)
    return show(c, <ServicesPage panel={panel} reader={c.get('reader')} query={q} />)
  })

  app.get('/services/~new', (c) => {
    const { person } = c.get('reader')
    if (!mayEditSetup(person)) throw new DeskError('not_allowed')
    return c.redirect(`${HERE}/${newName(desk, person)}`)
  })

  app.post('/services', async (c) => {
    const reader = c.get('reader')
    if (!mayEditSetup(reader.person)) throw new DeskError('not_allowed')
    const { do: deed } = await fieldsOf(c, deedSchema)
    const [verb = '', key = '', target = ''] = deed.split(':')
    if (verb === 'copy') return c.redirect(`${HERE}/${copyOf(reader, key)}`, 303)
    const found = done(reader, verb, key, target)
    if (found.length === 0) return c.redirect(HERE, 303)
    const gone = verb === 'archive' ? { list: 'services' as const, key } : undefined
    const stopped = saidFaults(desk, reader, found, () => '', gone)
    const page = { panel, reader, query: '', stopped }
    return show(c, <ServicesPage {...page} />, 422)
  })

  app.route('/', editRoutes(panel))
  return app

  function done({ person }: Reader, verb: string, key: string, target: string): SetupFault[] {
    const { live } = config(desk).services
    switch (verb) {
      case 'archive':
        return archiveObject(desk, person, 'services', key)
      case 'return':
        return bringBackObject(desk, person, 'services', key)
      case 'up':
      case 'down': {
        const other = neighbour(live, key, verb === 'up' ? -1 : 1)
        return other === undefined ? [] : ordered(person, key, other)
      }
      case 'move':
        return ordered(person, key, target)
      default:
        return []
    }
  }

  function ordered(person: Reader['person'], key: string, target: string): SetupFault[] {
    const keys = config(desk).services.live.map((one) => one.key)
    return orderObjects(desk, person, 'services', broughtBefore(keys, key, target))
  }

  /** A draft that begins as a service is, under a key of its own. */
  function copyOf({ person }: Reader, key: string): string {
    const service = liveService(desk, key)
    if (!service) throw new DeskError('not_found')
    const { locale } = config(desk)
    const name = newName(desk, person)
    const form = { ...formOf(service, locale), key: '' }
    const words = panel.words.t(locale, 'admin-service-copy-name', {
      name: say(service.name, locale),
    })
    const copy = { ...form, name: { ...form.name, [locale]: words } }
    keepDraft(desk, person, { ...openDraft(desk, person, name), form: copy })
    return name
  }
}
