import { serve } from '@hono/node-server'
import { Bot, GrammyError, HttpError, InputFile, InputMediaBuilder, webhookCallback } from 'grammy'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from '../eventually.ts'
import { checkCall } from './schema.ts'
import { openWithAnn, png } from './telegram.ts'

async function withBot() {
  const opened = await openWithAnn()
  const { simulator } = opened
  const bot = new Bot(simulator.token, { client: { apiRoot: simulator.apiRoot } })
  return { ...opened, bot }
}

type Opened = Awaited<ReturnType<typeof withBot>>

/** Lets the bot poll until the test is over. */
async function run({ bot, simulator }: Opened): Promise<void> {
  const running = bot.start()
  onTestFinished(async () => {
    await bot.stop()
    await running
  })
  await simulator.until(simulator.isPolled)
}

test('a bot polls, hears commands, is pressed and answers', async () => {
  const opened = await withBot()
  const { bot, people, ann, simulator } = opened
  bot.command('go', (ctx) =>
    ctx.reply('Well?', {
      reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] },
    }),
  )
  bot.callbackQuery('y', async (ctx) => {
    await ctx.answerCallbackQuery('Good')
    await ctx.editMessageText('Done')
  })
  await run(opened)
  people.send(ann.id, { text: '/go' })
  await simulator.idle()
  const pressed = people.press(ann.id, { label: 'Yes' })
  expect(pressed.kind === 'callback' && (await pressed.answer)?.text).toBe('Good')
  await simulator.idle()
  expect(people.chat(ann.id).messages.at(-1)).toMatchObject({ text: 'Done' })
})

test.each(['a.txt', 'my file (1).pdf', 'отчёт №5.pdf', 'the "last" one.txt', "it's.txt"])(
  'a file named %s arrives whole',
  async (name) => {
    const { bot, ann, people } = await withBot()
    const message = await bot.api.sendDocument(ann.id, new InputFile(Buffer.from('12345'), name))
    expect(message.document).toMatchObject({ file_name: name, file_size: 5 })
    const { media } = people.chat(ann.id).messages.at(-1) ?? {}
    expect(Buffer.from(people.file(media?.fileId ?? '')?.bytes ?? []).toString()).toBe('12345')
  },
)

test('an album of uploads and ids arrives whole', async () => {
  const { bot, ann, people } = await withBot()
  const { photo } = await bot.api.sendPhoto(ann.id, new InputFile(png(60, 50), 'a.png'))
  const sent = await bot.api.sendMediaGroup(ann.id, [
    InputMediaBuilder.photo(new InputFile(png(70, 50), 'b.png'), { caption: 'two' }),
    InputMediaBuilder.photo(photo.at(-1)?.file_id ?? ''),
  ])
  expect(sent).toHaveLength(2)
  expect(people.chat(ann.id).messages.slice(-2)).toMatchObject([
    { media: { kind: 'photo', width: 70 }, caption: 'two' },
    { media: { kind: 'photo', width: 60 } },
  ])
})

test('refusals arrive as errors with code and parameters', async () => {
  const { bot, ann, people, simulator } = await withBot()
  people.block(ann.id)
  const refused = await bot.api.sendMessage(ann.id, 'hi').catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(GrammyError)
  expect(refused).toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  })
  const answer = {
    error_code: 429,
    description: 'Too Many Requests: retry after 3',
    parameters: { retry_after: 3 },
  }
  simulator.faults.fail({ answer })
  await expect(bot.api.getMe()).rejects.toMatchObject({ parameters: { retry_after: 3 } })
  simulator.faults.fail({ answer: 'drop_before' })
  await expect(bot.api.getMe()).rejects.toBeInstanceOf(HttpError)
})

test('a second bot on the same token stops the first', async () => {
  const { bot, simulator } = await withBot()
  const first = bot.start()
  await simulator.until(simulator.isPolled)
  const stopped = expect(first).rejects.toMatchObject({ error_code: 409 })
  const second = new Bot(simulator.token, { client: { apiRoot: simulator.apiRoot } })
  const running = second.start()
  await stopped
  await simulator.until(simulator.isPolled)
  await second.stop()
  await running
})

test('a bot hears through a webhook with a secret', async () => {
  const { bot, people, ann, simulator } = await withBot()
  bot.on('message:text', (ctx) => ctx.reply(`heard ${ctx.message.text}`))
  const app = new Hono().post('/hook', webhookCallback(bot, 'hono', { secretToken: 's3cret' }))
  const port = await new Promise<number>((resolve) => {
    const options = { fetch: app.fetch, port: 0, hostname: '127.0.0.1' }
    const server = serve(options, (address) => resolve(address.port))
    onTestFinished(() => void server.close())
  })
  await bot.api.setWebhook(`http://127.0.0.1:${port}/hook`, { secret_token: 's3cret' })
  people.send(ann.id, { text: 'hi' })
  await simulator.until(() => people.chat(ann.id).messages.at(-1)?.text === 'heard hi')
})

test('stopping confirms what was heard, and what comes later waits for the next start', async () => {
  const opened = await withBot()
  const { bot, people, ann, simulator } = opened
  const heard: string[] = []
  bot.on('message:text', (ctx) => void heard.push(ctx.message.text))
  const running = bot.start()
  await simulator.until(simulator.isPolled)
  people.send(ann.id, { text: 'one' })
  await simulator.idle()
  await bot.stop()
  await running
  people.send(ann.id, { text: 'two' })
  await run(opened)
  await eventually(() => expect(heard).toEqual(['one', 'two']))
})

test('what grammY sends is valid by the schema', async () => {
  const opened = await withBot()
  const { bot, ann, simulator } = opened
  await run(opened)
  await bot.api.sendDocument(ann.id, new InputFile(Buffer.from('1'), 'a.txt'), { caption: 'c' })
  await bot.api.sendMediaGroup(ann.id, [InputMediaBuilder.photo(new InputFile(png(9, 9), 'a.png'))])
  await bot.api.setMyCommands([{ command: 'a', description: 'A' }], { scope: { type: 'default' } })
  const faults = simulator.calls.flatMap(({ method, params }) => checkCall(method, params))
  expect(faults).toEqual([])
  expect(simulator.calls.length).toBeGreaterThan(5)
})
