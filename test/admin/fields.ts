import type { Browser } from './panel.ts'

/** What the form of a page holds before anything is typed, as a browser would send it. */
export async function fieldsOf(browser: Browser, path: string): Promise<Record<string, string>> {
  const page = (await browser.read(path)).replace(/^.*<main/s, '')
  const fields: Record<string, string> = {}
  for (const [tag] of page.matchAll(/<input [^>]*>/g)) {
    const name = unescaped(/name="([^"]*)"/.exec(tag)?.[1] ?? '')
    const isOff = /type="(checkbox|radio)"/.test(tag) && !tag.includes('checked')
    if (!isOff && name !== '') fields[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', text = ''] of page.matchAll(
    /<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</g,
  )) {
    fields[name] = unescaped(text)
  }
  for (const [, name = '', options = ''] of page.matchAll(
    /<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/g,
  )) {
    const chosen = /value="([^"]*)" selected/.exec(options) ?? /value="([^"]*)"/.exec(options)
    fields[name] = chosen?.[1] ?? ''
  }
  return fields
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
