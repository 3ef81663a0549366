/** What a browser would send of the forms of a page, in the order of its fields. */
export function fieldsIn(page: string): URLSearchParams {
  const fields = new URLSearchParams()
  const parts = page.match(/<input\b[^>]*>|<(select|textarea)\b[^>]*>.*?<\/\1>/gs) ?? []
  for (const part of parts) {
    const [, kind = '', attributes = '', inner = ''] = /^<(\w+)([^>]*)>(.*)$/s.exec(part) ?? []
    const name = attributeOf(attributes, 'name')
    if (name === undefined || name === '') continue
    if (kind === 'textarea') fields.append(name, unescaped(inner.replace('</textarea>', '')))
    else if (kind === 'select') {
      const options = [...inner.matchAll(/<option\b([^>]*)>/g)].map(([, one = '']) => one)
      const chosen = options.find((one) => /\sselected\b/.test(one)) ?? options[0] ?? ''
      fields.append(name, attributeOf(chosen, 'value') ?? '')
    } else if (!/type="(checkbox|radio)"/.test(attributes) || /\schecked\b/.test(attributes)) {
      fields.append(name, attributeOf(attributes, 'value') ?? 'on')
    }
  }
  return fields
}

function attributeOf(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : unescaped(value)
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
