import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentResource } from '@fluent/bundle'

export const LOCALES = ['ru', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export type Params = Record<string, string | number>
/** Says the message of a key in one language that was chosen before. */
export type Translate = (key: string, params?: Params) => string

export interface Words {
  /** Says `key` in `locale`; a key that no file has comes back as itself. */
  t(locale: Locale, key: string, params?: Params): string
  /** The same for one language. */
  in(locale: Locale): Translate
  /** All keys of a language, for the test that holds the languages equal. */
  keys(locale: Locale): string[]
}

/** Reads locales/ru/*.ftl and locales/en/*.ftl; throws on a file that does not parse or a key given twice. */
export function loadWords(): Words {
  const bundles = { ru: bundleOf('ru'), en: bundleOf('en') }
  const plain = { ru: new Map<string, string>(), en: new Map<string, string>() }
  const t = (locale: Locale, key: string, params?: Params): string => {
    const known = params === undefined ? plain[locale].get(key) : undefined
    if (known !== undefined) return known
    const value = bundles[locale].getMessage(key)?.value
    if (!value) return key
    const said = bundles[locale].formatPattern(value, params ?? null, [])
    if (params === undefined) plain[locale].set(key, said)
    return said
  }
  return {
    t,
    in: (locale) => (key, params) => t(locale, key, params),
    keys: (locale) => [...bundles[locale]._messages.keys()],
  }
}

/** The shipped language nearest to what a person or Telegram tells ("ru-RU" → ru, "de" → undefined). */
export function localeOf(code: string | null | undefined): Locale | undefined {
  const language = code?.toLowerCase().split(/[-_]/)[0]
  return LOCALES.find((locale) => locale === language)
}

function bundleOf(locale: Locale): FluentBundle {
  // Isolation marks would put invisible characters around every variable in Telegram.
  const bundle = new FluentBundle(locale, { useIsolating: false })
  const folder = join(import.meta.dirname, locale)
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ftl')) continue
    const faults = bundle.addResource(new FluentResource(readFileSync(join(folder, file), 'utf8')))
    if (faults[0]) throw new Error(`locales/${locale}/${file}: ${faults[0].message}`)
  }
  return bundle
}
