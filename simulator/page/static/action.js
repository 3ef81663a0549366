/** Telegram forgets what a bot is doing after five seconds; milliseconds until we look again. */
export const actionMs = 5_100
