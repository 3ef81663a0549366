import { describe, expect, test } from 'vitest'
import { detectEntities } from '../../simulator/text/detect.ts'
import { finishText } from '../../simulator/text/finish.ts'
import type { Formatted } from '../../simulator/text/formatted.ts'
import { parseHtml } from '../../simulator/text/html.ts'
import { parseMarkdown } from '../../simulator/text/markdown.ts'
import { parseMarkdownV2 } from '../../simulator/text/markdown-v2.ts'
import type { Entity } from '../../simulator/types.ts'

// The answers are those of Telegram's own library to the same texts.

const html: [text: string, answer: string][] = [
  ['  <b> hi </b>  x', '   hi   x | bold 2+4'],
  ['a & b &amp; &lt; &quot; &apos; &#65; &#x42; &nbsp;', 'a & b & < " &apos; A B &nbsp; |'],
  ['<B>x</B>', 'x | bold 0+1'],
  ['<a href="example.com">x</a>', 'x | text_link 0+1 http://example.com/'],
  ['<a>example.com</a>', 'example.com | text_link 0+11 http://example.com/'],
  ['<a href="http://localhost">x</a>', 'x |'],
  ['<a href="http://127.0.0.1:3000/x">x</a>', 'x | text_link 0+1 http://127.0.0.1:3000/x'],
  ["<a href='tg://user?id=123'>x</a>", 'x | text_mention 0+1 123'],
  ['<pre><code class="language-ts">x</code></pre>', 'x | pre 0+1 ts'],
  ['<code class="language-ts">x</code>', 'x | code 0+1'],
  ['<pre><b>x</b></pre>', 'x | pre 0+1, bold 0+1'],
  ['<blockquote expandable>a</blockquote>', 'a | expandable_blockquote 0+1'],
  ['<span class="tg-spoiler">x</span>', 'x | spoiler 0+1'],
  ['<b>a<i>b</i>c</b>', 'abc | bold 0+3, italic 1+1'],
  ['<b></b>x', 'x |'],
  ['<b a="x>y">x</b>', 'x | bold 0+1'],
  ['<b a=y c>x</b>', 'x | bold 0+1'],
  ['<a href=http://ya.ru>x</a>', 'Unexpected end of name token at byte offset 8'],
  ['<b a="x', 'Unclosed start tag at byte offset 0'],
  ['😀<b>x</b>', '😀x | bold 2+1'],
  ['<b', 'Unclosed start tag at byte offset 0'],
  ['<b>x</b', 'Unclosed end tag at byte offset 4'],
  ['</b>', 'Unexpected end tag at byte offset 0'],
  ['<b>hi', 'Can\'t find end tag corresponding to start tag "b"'],
  ['<b>абв</i>', 'Unmatched end tag at byte offset 9, expected "</b>", found "</i>"'],
  ['x <foo>', 'Unsupported start tag "foo" at byte offset 2'],
  ['x < y', 'Unsupported start tag "" at byte offset 2'],
  ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
]

const markdownV2: [text: string, answer: string][] = [
  [
    '*a* _b_ __c__ ~d~ ||e|| `f` ```g```',
    'a b c d e f g | bold 0+1, italic 2+1, underline 4+1, strikethrough 6+1, spoiler 8+1, code 10+1, pre 12+1',
  ],
  ['a\\.b', 'a.b |'],
  ['[x](http://ya.ru)', 'x | text_link 0+1 http://ya.ru/'],
  ['[a\\]b](http://a.b/\\))', 'a]b | text_link 0+3 http://a.b/)'],
  ['```ts\nx```', 'x | pre 0+1 ts'],
  ['>quote\nx', 'quote\nx | blockquote 0+6'],
  ['>a\n>b\nc', 'a\nb\nc | blockquote 0+4'],
  ['**>a\n>b||', 'a\nb | expandable_blockquote 0+3'],
  ['*a _b_ c*', 'a b c | bold 0+5, italic 2+1'],
  ['a.b', "Character '.' is reserved and must be escaped with the preceding '\\'"],
  ['|', "Character '|' is reserved and must be escaped with the preceding '\\'"],
  ['a>b', "Character '>' is reserved and must be escaped with the preceding '\\'"],
  ['a *b', "Can't find end of Bold entity at byte offset 2"],
  ['ж_a', "Can't find end of Italic entity at byte offset 2"],
  ['__', "Can't find end of Underline entity at byte offset 0"],
  ['```a', "Can't find end of Pre entity at byte offset 0"],
  ['[x](http://ya.ru', "Can't find end of a URL at byte offset 4"],
  ['![x](http://a.b)', 'Invalid tg://emoji or tg://time URL specified'],
  ['![x]', 'The entity must contain a tg://emoji or tg://time URL'],
]

const markdown: [text: string, answer: string][] = [
  [
    '*a* _b_ `c` [x](http://ya.ru)',
    'a b c x | bold 0+1, italic 2+1, code 4+1, text_link 6+1 http://ya.ru/',
  ],
  ['*a_b*', 'a_b | bold 0+3'],
  ['\\*a', '*a |'],
  ['```ts\nx```', 'x | pre 0+1 ts'],
  ['[](http://a.b)', '(http://a.b) |'],
  ['a_b', "Can't find end of the entity starting at byte offset 1"],
  ['*a\\*b*', "Can't find end of the entity starting at byte offset 5"],
]

describe('marks are read as Telegram reads them', () => {
  test.each(html)('HTML %j', (text, answer) => expect(told(parseHtml, text)).toBe(answer))
  test.each(markdownV2)('MarkdownV2 %j', (text, answer) => {
    expect(told(parseMarkdownV2, text)).toBe(answer)
  })
  test.each(markdown)('Markdown %j', (text, answer) => {
    expect(told(parseMarkdown, text)).toBe(answer)
  })
})

const detected: [text: string, answer: string][] = [
  ['/start', 'bot_command 0+6'],
  ['/start@bot x', 'bot_command 0+10'],
  ['a /start', 'bot_command 2+6'],
  ['(/start) /start.', 'bot_command 1+6, bot_command 9+6'],
  ['a/start //start /start/ /Старт', ''],
  [`/${'a'.repeat(65)}`, ''],
  ['hi @user_name, @ab @abc @gif', 'mention 3+10, mention 24+4'],
  ['mail foo.bar@example.com.', 'email 5+19'],
  ['ya.ru http://ya.ru/a?b=c#d. (http://x.com)', 'url 0+5, url 6+20, url 29+12'],
  ['http://localhost https://127.0.0.1:3000/x', 'url 17+24'],
  ['e.g. т.е. file.ts x.py', 'url 18+4'],
  ['пример.рф', 'url 0+9'],
  ['#tag #1 #тег #a#b', 'hashtag 0+4, hashtag 8+4'],
  ['$USD $usd', 'cashtag 0+4'],
]

test.each(detected)('Telegram marks by itself in %j', (text, answer) => {
  expect(listed(detectEntities(text))).toBe(answer)
})

describe('a text is put in order', () => {
  test('it is trimmed, and what it marks moves along', () => {
    const entities = [{ type: 'bold', offset: 2, length: 4 }]
    expect(finishText({ text: '  hi  ', entities })).toEqual({
      text: 'hi',
      entities: [{ type: 'bold', offset: 0, length: 2 }],
    })
  })

  test('signs that nobody sees become blanks or go', () => {
    expect(finishText({ text: 'a\0b\r\nc\u2028d\te', entities: [] }).text).toBe('a b\ncd e')
  })

  test('stretches of one kind that touch are one', () => {
    const entities = [bold(0, 5), bold(5, 3)]
    expect(listed(finishText({ text: 'hello world', entities }).entities)).toBe('bold 0+8')
  })

  test('nothing is marked inside of code, and bold is cut around it', () => {
    const entities = [bold(0, 7), { type: 'code', offset: 4, length: 1 }]
    expect(listed(finishText({ text: 'abc d e', entities }).entities)).toBe(
      'bold 0+4, code 4+1, bold 5+2',
    )
    const code = [{ type: 'code', offset: 0, length: 6 }]
    expect(listed(finishText({ text: '/start', entities: code }).entities)).toBe('code 0+6')
  })

  test('stretches that cross are cut, so that they only nest', () => {
    const entities = [bold(0, 5), { type: 'italic', offset: 3, length: 5 }]
    expect(listed(finishText({ text: 'hello world', entities }).entities)).toBe(
      'bold 0+3, italic 3+5, bold 3+2',
    )
  })
})

function bold(offset: number, length: number): Entity {
  return { type: 'bold', offset, length }
}

function told(parse: (text: string) => Formatted, source: string): string {
  try {
    const { text, entities } = parse(source)
    return `${text} | ${listed(entities)}`.trimEnd()
  } catch (error) {
    return String(error).replace(/^Error: Bad Request: can't parse entities: /, '')
  }
}

function listed(entities: Entity[]): string {
  return entities
    .map(({ type, offset, length, url, language, user }) => {
      return `${type} ${offset}+${length} ${url ?? language ?? user?.id ?? ''}`.trimEnd()
    })
    .join(', ')
}
