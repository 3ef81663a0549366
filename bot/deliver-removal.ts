import type { Api } from 'grammy/web'
import type { Taken } from '../desk/delivery/delivery.ts'
import { isBeyondDeleting, isBeyondEditing, isDeleted, isNotModified } from './answers.ts'

/** Deletes a message that has served; one that is too old for that loses its buttons. */
export async function dropMessage(api: Api, chatId: number, messageId: number): Promise<Taken> {
  try {
    await api.deleteMessage(chatId, messageId)
  } catch (error) {
    if (isBeyondDeleting(error)) return stripMessage(api, chatId, messageId)
    if (!isDeleted(error)) throw error
  }
  return {}
}

/** Takes the buttons off a message. */
export async function stripMessage(api: Api, chatId: number, messageId: number): Promise<Taken> {
  try {
    await api.editMessageReplyMarkup(chatId, messageId)
  } catch (error) {
    if (!isNotModified(error) && !isBeyondEditing(error)) throw error
  }
  return {}
}
