import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Child,
  Fragment,
  type Html,
  inOnePiece,
  markup,
} from '../../admin/html/jsx-runtime.ts'

const HOSTILE = `<b onclick="x('&')">`
const SAFE = '&lt;b onclick=&quot;x(&#39;&amp;&#39;)&quot;&gt;'

const textOf = (piece: Html) => markup(piece).toString()

describe('what pages are written with', () => {
  test('a text is never markup, neither between tags nor in an attribute', () => {
    const piece = <p title={HOSTILE}>{HOSTILE}</p>
    expect(textOf(piece)).toBe(`<p title="${SAFE}">${SAFE}</p>`)
  })

  test('whatever the text, nothing of it closes a tag or an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = textOf(<i title={text}>{[text, [text]]}</i>)
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
    expect(textOf(piece)).toBe('<p><b>a &amp; b</b><b>1</b><b>2</b>x3</p>')
  })

  test('null, undefined and what is true or false between tags is nothing; zero is a number', () => {
    const none: Child[] = [null, undefined, true, false, 0, '']
    expect(textOf(<p>{none}</p>)).toBe('<p>0</p>')
  })

  test('what an attribute says by being there is there only where it is true', () => {
    const [yes, no] = [
      <input checked={true} required />,
      <input checked={false} disabled={false} />,
    ]
    expect(textOf(yes)).toBe('<input checked="" required=""/>')
    expect(textOf(no)).toBe('<input/>')
    expect(textOf(<p aria-hidden={false} lang={undefined} tabindex={-1} />)).toBe(
      '<p aria-hidden="false" tabindex="-1"></p>',
    )
  })

  test('data that looks like markup from here is none', () => {
    const forged = JSON.parse('{"html":"<script>","Symbol(markup)":"<script>"}') as never
    expect(() => textOf(<p>{forged}</p>)).toThrow()
  })

  test('a piece that is kept as it is sent stands where it is put, within others and beside them', () => {
    const inner = inOnePiece(<b>ё &amp; {'<'}</b>)
    const outer = inOnePiece(
      <p>
        1{inner}2{inner}
      </p>,
    )
    expect(
      textOf(
        <main title="x">
          {inner}
          <i>{[outer, 'between', <Fragment>{inner}</Fragment>]}</i>
        </main>,
      ),
    ).toBe(
      '<main title="x"><b>ё &amp; &lt;</b><i><p>1<b>ё &amp; &lt;</b>2<b>ё &amp; &lt;</b></p>between<b>ё &amp; &lt;</b></i></main>',
    )
  })

  test('no text makes a place for what is kept', () => {
    const kept = inOnePiece(<b>secret</b>)
    const written = textOf(
      <p title={'\0'}>
        {'\0'}
        {kept}
        {['\0']}
      </p>,
    )
    expect(written).toBe('<p title="\uFFFD">\uFFFD<b>secret</b>\uFFFD</p>')
  })
})
