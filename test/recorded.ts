import { codeOf, type Source, sources } from './sources.ts'

/** The kinds that the sources hand to `record`: plain, by a constant, by choice, or put together. */
export function recorded(): string[] {
  const found = sources(['.ts'], 'desk').flatMap((source) => kindsIn(source))
  return [...new Set(found)].sort()
}

function kindsIn(source: Source): string[] {
  const code = codeOf(source)
  return [...code.matchAll(/\brecord\(\s*desk,\s*([^,]+),/g)].flatMap(([call, kind = '']) => {
    const kinds = kindsOf(kind.trim(), code)
    if (kinds.length === 0) throw new Error(`${source.path}: cannot tell the kind of ${call}`)
    return kinds
  })
}

function kindsOf(kind: string, code: string): string[] {
  const [, start, part] = /^`(\w+)\$\{(?:\w+\.)?(\w+)\}`$/.exec(kind) ?? []
  if (start !== undefined && part !== undefined) {
    const given = [...code.matchAll(new RegExp(`\\b${part}: ([^,}]+)`, 'g'))]
    return given.flatMap(([, value = '']) => literals(value)).map((end) => start + end)
  }
  const constant = new RegExp(`const ${kind} = ('\\w+')`).exec(code)
  return literals(constant?.[1] ?? kind.replace(/^.*\?/s, ''))
}

function literals(text: string): string[] {
  return [...text.matchAll(/(?<!\[)'(\w+)'/g)].map(([, literal = '']) => literal)
}
