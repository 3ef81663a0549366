const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * The text of a file as spreadsheets and editors save it: UTF-8, UTF-16 or windows-1251, with or without
 * its mark. Undefined for a workbook, which is no text.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if ([ZIP, OLD_EXCEL].some((mark) => mark.every((byte, at) => bytes[at] === byte)))
    return undefined
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  // Headings and keys have a Latin character at least, so its upper byte is zero.
  if (bytes.subarray(0, 1000).includes(0)) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('windows-1251').decode(bytes)
  }
}
