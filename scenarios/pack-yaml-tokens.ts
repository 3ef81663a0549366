import { type CST, Lexer, Parser } from 'yaml'

/** The file asks for more memory or depth than any pack needs. */
export class TooMuch extends Error {}

const MAX_DEPTH = 64
const MAX_WORDS = 2_000_000

/**
 * The tokens of a YAML text for the composer, which recurses: a file of nothing but brackets would
 * end the process, so depth and number are held while the text is still being read.
 * Throws TooMuch.
 */
export function* boundedTokens(
  text: string,
  onNewLine: (offset: number) => void,
): Generator<CST.Token> {
  const parser = new Parser(onNewLine)
  onNewLine(0)
  let words = 0
  for (const word of new Lexer().lex(text)) {
    yield* parser.next(word)
    words += 1
    if (words > MAX_WORDS || parser.stack.length > MAX_DEPTH) throw new TooMuch()
  }
  yield* parser.end()
}
