/** The bot that all of the bench knows. */
export const BOT_ID = 4242
export const TOKEN = `${BOT_ID}:bench-bench-bench-bench-bench-bench`

/** What Telegram tells of it. */
export const BOT = {
  id: BOT_ID,
  is_bot: true,
  first_name: 'Okoshko',
  username: 'okoshko_bench_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}
