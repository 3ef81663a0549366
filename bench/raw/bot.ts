import { Bot } from 'grammy'
import { TOKEN } from '../telegram/bot.ts'

/** A bot that keeps nothing and knows nothing: it answers each text (`reply`) or hears it only. */
export function rawBot(apiRoot: string, how: string): void {
  const bot = new Bot(TOKEN, { client: { apiRoot } })
  let heard = 0
  bot.on('message:text', async (ctx) => {
    if (how === 'reply') await ctx.reply(ctx.message.text)
    heard += 1
    // Whoever measures waits for the end of what they sent.
    if (ctx.message.text === 'the last one') process.stdout.write(`heard ${heard}\n`)
  })
  void bot.start({ onStart: () => void process.stdout.write('ready\n') })
}
