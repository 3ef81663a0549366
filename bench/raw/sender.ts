import { Api } from 'grammy'
import { TOKEN } from '../telegram/bot.ts'

const AT_ONCE = 8

/** Sends so many messages by bare grammY, eight at once, and keeps nothing. */
export async function rawSender(apiRoot: string, count: number): Promise<void> {
  const api = new Api(TOKEN, { apiRoot })
  process.stdout.write('ready\n')
  let left = count
  const send = async () => {
    while (left-- > 0) await api.sendMessage(1_000_000 + left, 'Заявка №1 «Принтер»: В работе')
  }
  await Promise.all(Array.from({ length: AT_ONCE }, send))
}
