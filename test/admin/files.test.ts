import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attachmentsOf } from '../../desk/messages/attachments.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { fileTicket } from '../desk/filing.ts'
import { messageForm, newPanel, signedIn, type TestPanel, token } from './panel.ts'

const MB = 1024 * 1024

function text(name: string, content = 'содержимое', type = 'text/plain'): File {
  return new File([content], name, { type })
}

function stored({ filesDir }: TestPanel): string[] {
  if (!existsSync(filesDir)) return []
  return readdirSync(filesDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
}

/** The files that this process has open. */
function opened(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd))
    } catch (error) {
      // The one that lists them is closed by now.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    }
  })
}

describe('uploads', () => {
  test('reach the ticket and lie under random names', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const vera = await signedIn(panel, 'vera')
    const files = [
      text('отчёт.txt'),
      text('../../etc/passwd'),
      text('фото.png', 'png', 'image/png'),
    ]
    const form = messageForm({ text: 'Вот файлы' }, files)
    expect((await vera.post(`/admin/tickets/${number}/messages`, form)).status).toBe(303)
    const kept = attachmentsOf(panel.desk, number)
    expect(kept.map(({ name, kind, state }) => [name, kind, state])).toEqual([
      ['отчёт.txt', 'document', 'stored'],
      ['passwd', 'document', 'stored'],
      ['фото.png', 'photo', 'stored'],
    ])
    for (const { path } of kept) expect(path).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{40}$/)
    expect(readFileSync(join(panel.filesDir, kept[0]?.path ?? ''), 'utf8')).toBe('содержимое')
    expect(stored(panel)).toHaveLength(3)
  })

  test('over 50 MB are refused, and nothing of them stays; the text and the others do', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const vera = await signedIn(panel, 'vera')
    const huge = new File([new Uint8Array(50 * MB + 1)], 'huge.bin')
    const first = messageForm({ text: 'Большой файл' }, [text('small.txt'), huge])
    const answer = await vera.post(`/admin/tickets/${number}/messages`, first)
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('huge.bin')
    expect(page).toContain('Большой файл')
    expect(stored(panel)).toHaveLength(1)
    expect(messagesOf(panel.desk, number, 9)).toEqual([])
    const kept = /name="kept" value="(\d+)"/.exec(page)?.[1] ?? ''
    await vera.post(`/admin/tickets/${number}/messages`, messageForm({ text: 'Так', kept }))
    expect(attachmentsOf(panel.desk, number).map(({ name }) => name)).toEqual(['small.txt'])
  })

  test('of exactly 50 MB are taken', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const vera = await signedIn(panel, 'vera')
    const large = new File([new Uint8Array(50 * MB)], 'large.bin')
    const form = messageForm({ text: '' }, [large])
    expect((await vera.post(`/admin/tickets/${number}/messages`, form)).status).toBe(303)
    expect(attachmentsOf(panel.desk, number)[0]?.size).toBe(50 * MB)
  })

  test('more than ten are refused', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const vera = await signedIn(panel, 'vera')
    const files = Array.from({ length: 11 }, (_, index) => text(`${index}.txt`))
    const form = messageForm({ text: 'Много' }, files)
    expect((await vera.post(`/admin/tickets/${number}/messages`, form)).status).toBe(422)
    expect(messagesOf(panel.desk, number, 9)).toEqual([])
  })

  test('of a form sent twice are kept once', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const vera = await signedIn(panel, 'vera')
    const same = token()
    for (let click = 0; click < 2; click++) {
      const form = messageForm({ text: 'Файл', token: same }, [text('a.txt')])
      await vera.post(`/admin/tickets/${number}/messages`, form)
    }
    expect(attachmentsOf(panel.desk, number)).toHaveLength(1)
    expect(stored(panel)).toHaveLength(1)
  })

  test('of a colleague, kept for their form, cannot be taken by number', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const [vera, pavel] = [await signedIn(panel, 'vera'), await signedIn(panel, 'pavel')]
    const failing = messageForm({ text: 'а'.repeat(20_001) }, [text('secret.txt')])
    const page = await (await vera.post(`/admin/tickets/${number}/messages`, failing)).text()
    const kept = /name="kept" value="(\d+)"/.exec(page)?.[1] ?? ''
    expect(kept).not.toBe('')
    await pavel.post(`/admin/tickets/${number}/messages`, messageForm({ text: 'моё', kept }))
    expect(attachmentsOf(panel.desk, number)).toEqual([])
    expect((await pavel.get(`/admin/files/${kept}`)).status).toBe(404)
    expect((await vera.get(`/admin/files/${kept}`)).status).toBe(200)
  })

  test('of somebody who may not write never reach the disk', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const ivan = await signedIn(panel, 'ivan')
    const form = messageForm({ text: 'а' }, [text('a.txt')])
    expect((await ivan.post(`/admin/tickets/${number}/messages`, form)).status).toBe(404)
    expect(stored(panel)).toEqual([])
  })
})

describe('a file', () => {
  async function sent(panel: TestPanel, file: File, mode = 'reply', by = 'anna') {
    const { number } = fileTicket(panel, 'question', { text: { type: 'text', text: 'а' } }, by)
    const pavel = await signedIn(panel, 'pavel')
    const form = messageForm({ text: 'Файл', mode }, [file])
    await pavel.post(`/admin/tickets/${number}/messages`, form)
    return { path: `/admin/files/${attachmentsOf(panel.desk, number)[0]?.id}`, pavel }
  }

  test('is there for those who may read the ticket, for others 404', async () => {
    const panel = newPanel()
    const { path, pavel } = await sent(panel, text('a.txt'))
    expect(await pavel.read(path)).toBe('содержимое')
    const ivan = await signedIn(panel, 'ivan')
    expect((await ivan.get(path)).status).toBe(404)
  })

  test('is not held open by whoever asks for its head only', async () => {
    const panel = newPanel()
    const { path, pavel } = await sent(panel, new File([new Uint8Array(MB)], 'large.bin'))
    const kept = join(panel.filesDir, attachmentsOf(panel.desk, 1)[0]?.path ?? '')
    const answer = await panel.app.request(`http://panel.test${path}`, {
      method: 'HEAD',
      headers: { cookie: pavel.cookie },
    })
    expect(answer.headers.get('content-length')).toBe(String(MB))
    // The file system has had its turn.
    await stat(kept)
    expect(opened()).not.toContain(kept)
  })

  test('of a note is not there for the requester', async () => {
    const panel = newPanel()
    const public_ = await sent(panel, text('a.txt'), 'reply', 'vera')
    const internal = await sent(panel, text('b.txt'), 'note', 'vera')
    const vera = await signedIn(panel, 'vera')
    expect((await vera.get(public_.path)).status).toBe(200)
    expect((await vera.get(internal.path)).status).toBe(404)
  })

  test.each([
    ['page.html', 'text/html'],
    ['drawing.svg', 'image/svg+xml'],
    ['book.pdf', 'application/pdf'],
    ['code.js', 'text/javascript'],
    ['feed.xml', 'application/xml'],
  ])('%s is downloaded, never opened', async (name, type) => {
    const panel = newPanel()
    const { path, pavel } = await sent(panel, text(name, '<script>alert(1)</script>', type))
    const { headers } = await pavel.get(path)
    expect(headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  test('to look at is shown in the page', async () => {
    const panel = newPanel()
    const { path, pavel } = await sent(panel, text('снимок "1"; x.png', 'png', 'image/png'))
    const { headers } = await pavel.get(path)
    expect(headers.get('content-type')).toBe('image/png')
    expect(headers.get('content-disposition')).toBe(
      `inline; filename="______ _1__ x.png"; filename*=UTF-8''${encodeURIComponent('снимок "1"; x.png')}`,
    )
    const wanted = await pavel.get(`${path}?download`)
    expect(wanted.headers.get('content-disposition')).toMatch(/^attachment; /)
  })

  test('is given in parts to whoever plays it', async () => {
    const panel = newPanel()
    const { path, pavel } = await sent(panel, text('a.mp3', '0123456789', 'audio/mpeg'))
    const part = async (range: string) => {
      const answer = await pavel.get(path, { range })
      return [answer.status, await answer.text(), answer.headers.get('content-range')]
    }
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await part('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=5-99')).toEqual([206, '56789', 'bytes 5-9/10'])
    expect(await part('bytes=10-')).toEqual([416, '', 'bytes */10'])
    expect(await part('lines=1-2')).toEqual([200, '0123456789', null])
  })

  test('that the disk has lost is 404', async () => {
    const panel = newPanel()
    const { path, pavel } = await sent(panel, text('a.txt'))
    panel.desk.db.$client.exec("update attachments set path = 'aa/none'")
    expect((await pavel.get(path)).status).toBe(404)
  })
})
