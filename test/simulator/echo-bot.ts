import { Bot, InlineKeyboard, Keyboard } from 'grammy'

/** A bot that says what it heard, so that a test sees both ways of every act. */
export function echoBot(apiRoot: string, token: string): Bot {
  const bot = new Bot(token, { client: { apiRoot } })
  bot.command('start', (ctx) =>
    ctx.reply(`Welcome ${ctx.match || 'without payload'}`, {
      reply_markup: new Keyboard().requestContact('My number').resized().oneTime(),
    }),
  )
  bot.command('long', async (ctx) => {
    for (let n = 1; n <= 60; n += 1) await ctx.reply(`line ${n}`)
  })
  bot.command('link', (ctx) => ctx.reply(`https://t.me/${ctx.me.username}?start=from_link`))
  bot.on('edited_message:text', (ctx) => ctx.reply(`edited: ${ctx.editedMessage.text}`))
  bot.on('message:contact', (ctx) => ctx.reply(`number: ${ctx.message.contact.phone_number}`))
  bot.on('message:document', (ctx) => {
    const { file_name, file_size } = ctx.message.document
    return ctx.reply(`file: ${file_name}, ${file_size} bytes, ${ctx.message.caption}`)
  })
  bot.on('message:photo', (ctx) => ctx.reply(`photo of album: ${Boolean(ctx.msg.media_group_id)}`))
  bot.on('message:text', (ctx) => {
    const answered = ctx.message.reply_to_message?.text
    const buttons = new InlineKeyboard().text('Quietly', 'toast').text('Loudly', 'alert')
    return ctx.reply(answered ? `reply to: ${answered}` : `heard: ${ctx.message.text}`, {
      reply_markup: buttons,
    })
  })
  bot.on('callback_query:data', (ctx) => {
    const loud = ctx.callbackQuery.data === 'alert'
    return ctx.answerCallbackQuery({ text: `pressed ${ctx.callbackQuery.data}`, show_alert: loud })
  })
  return bot
}
