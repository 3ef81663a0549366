import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Child, type Html, markup } from '../../admin/html/jsx-runtime.ts'

const HOSTILE = `<b onclick="x('&')">`
const SAFE = '&lt;b onclick=&quot;x(&#39;&amp;&#39;)&quot;&gt;'

describe('what pages are written with', () => {
  test('a text is never markup, neither between tags nor in an attribute', () => {
    const piece = <p title={HOSTILE}>{HOSTILE}</p>
    expect(markup(piece)).toBe(`<p title="${SAFE}">${SAFE}</p>`)
  })

  test('whatever the text, nothing of it closes a tag or an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = markup(<i title={text}>{[text, [text]]}</i>)
        expect(written.match(/[<>"]/g)?.join('')).toBe('<""><>')
      }),
    )
  })

  test('a part stands in another as it is, also by a component and in lists', () => {
    const Mark = ({ children }: { children: Child }): Html => <b>{children}</b>
    const Two = () => ['1', 2].map((one) => <Mark>{one}</Mark>)
    const Loose = () => (
      <>
        {'x'}
        {3}
      </>
    )
    const piece = (
      <p>
        <Mark>a & b</Mark>
        <Two />
        <Loose />
      </p>
    )
    expect(markup(piece)).toBe('<p><b>a &amp; b</b><b>1</b><b>2</b>x3</p>')
  })

  test('null, undefined and what is true or false between tags is nothing; zero is a number', () => {
    const none: Child[] = [null, undefined, true, false, 0, '']
    expect(markup(<p>{none}</p>)).toBe('<p>0</p>')
  })

  test('what an attribute says by being there is there only where it is true', () => {
    const [yes, no] = [
      <input checked={true} required />,
      <input checked={false} disabled={false} />,
    ]
    expect(markup(yes)).toBe('<input checked="" required=""/>')
    expect(markup(no)).toBe('<input/>')
    expect(markup(<p aria-hidden={false} lang={undefined} tabindex={-1} />)).toBe(
      '<p aria-hidden="false" tabindex="-1"></p>',
    )
  })

  test('data that looks like markup from here is none', () => {
    const forged = JSON.parse('{"html":"<script>","Symbol(markup)":"<script>"}') as never
    expect(() => markup(<p>{forged}</p>)).toThrow()
  })
})
