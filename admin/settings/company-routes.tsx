import { Hono } from 'hono'
import { saveSettings } from '../../desk/setup/setup-editing.ts'
import type { SetupFault } from '../../desk/setup/setup-faults.ts'
import { seenFaults } from '../deadlines/seen.ts'
import { fieldsOf } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { companyField, companyFields, readCompany } from './company-fields.ts'
import { CompanyPage } from './company-page.tsx'
import { editor, isSound, NOTHING_SAID, only } from './editor.ts'
import { formSchema } from './object-routes.tsx'
import { type SaidFaults, saidFaults } from './setup-faults.ts'
import { HERE } from './urls.ts'

/** The company's own settings. */
export function companyRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/settings/company', (c) => {
    const reader = c.get('reader')
    const fields = companyFields({ panel, reader })
    const isSaved = c.req.query('saved') !== undefined
    return show(c, <CompanyPage {...{ panel, reader, fields, isSaved, ...NOTHING_SAID }} />)
  })

  app.post('/settings/company', async (c) => {
    const reader = editor(c.get('reader'))
    const fields = await fieldsOf(c, formSchema)
    const context = { panel, reader }
    let said = only(seenFaults(fields, companyFields(context), reader.t))
    if (isSound(said)) {
      said = sayAll(reader, saveSettings(desk, reader.person, readCompany(context, fields)))
      if (isSound(said)) return c.redirect(`${HERE}/company?saved`, 303)
    }
    return show(c, <CompanyPage {...{ ...context, fields, ...said }} />, 422)
  })

  /** Faults of settings name their place from the whole desk: the form's own stand at their fields. */
  function sayAll(reader: Reader, found: SetupFault[]): SaidFaults {
    const said: SaidFaults = saidFaults(desk, reader, found, companyField)
    return said
  }

  return app
}
