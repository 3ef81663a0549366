import type { World } from './open.ts'

// What Telegram lets people and bots react with.
const emojis = new Set(
  `❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨
  😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾
  🤷‍♂ 🤷 🤷‍♀ 😡`.split(/\s+/),
)

/** This emoji may stand under a message. */
export function isReaction(emoji: string): boolean {
  return emojis.has(emoji)
}

/** Sets somebody's reaction; without an emoji takes it back. Returns what it was. */
export function setReaction(
  world: World,
  chatId: number,
  messageId: number,
  userId: number,
  emoji: string | undefined,
): string | undefined {
  const before = reactionsTo(world, chatId, messageId).find((one) => one.by === userId)?.emoji
  if (emoji === undefined) {
    world
      .sql('DELETE FROM reactions WHERE chat_id = ? AND message_id = ? AND user_id = ?')
      .run(chatId, messageId, userId)
  } else {
    world
      .sql(
        'INSERT OR REPLACE INTO reactions (chat_id, message_id, user_id, emoji) VALUES (?, ?, ?, ?)',
      )
      .run(chatId, messageId, userId, emoji)
  }
  world.tell({ kind: 'reaction', chatId, messageId })
  return before
}

/** Who reacted to a message, and how. */
export function reactionsTo(
  world: World,
  chatId: number,
  messageId: number,
): { emoji: string; by: number }[] {
  return world
    .sql<{ emoji: string; by: number }>(
      `SELECT emoji, user_id AS "by" FROM reactions WHERE chat_id = ? AND message_id = ?
       ORDER BY user_id`,
    )
    .all(chatId, messageId)
}
