import { GrammyError } from 'grammy/web'

// Telegram tells its refusals apart by their words only.

/** An edit that would change nothing. */
export const isNotModified = answers(/message is not modified/)

/** A message that is gone, or that Telegram will not let its bot edit. */
export const isBeyondEditing = answers(
  /message to edit not found|message can't be edited|no text in the message|MESSAGE_ID_INVALID/,
)

/** A message that is gone already. */
export const isDeleted = answers(/message to delete not found|message identifier is not specified/)

/** A message that is too old to be deleted, or not the bot's. */
export const isBeyondDeleting = answers(/message can't be deleted/)

/** What goes as a document only: no photo to Telegram, or to somebody who takes no voice messages. */
export const isDocumentOnly = answers(
  /IMAGE_PROCESS_FAILED|PHOTO_INVALID_DIMENSIONS|PHOTO_EXT_INVALID|too big for a photo|VOICE_MESSAGES_FORBIDDEN|restricted receiving of v/,
)

/** A file that Telegram no longer knows, or knows as something else. */
export const isUnknownFile = answers(
  /file identifier|invalid file_id|can't use file of type|FILE_REFERENCE|wrong type of the web page/,
)

/** A file that Telegram will not hand to a bot for its size. */
export const isTooBig = answers(/file is too big/)

/** A button pressed so long ago that nothing can be answered. */
export const isOldQuery = answers(/query is too old|query ID is invalid/)

function answers(words: RegExp): (error: unknown) => boolean {
  return (error) =>
    error instanceof GrammyError && error.error_code === 400 && words.test(error.description)
}
