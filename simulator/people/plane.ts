import type { PersonPlane } from '../person.ts'
import { findFile, readBytes } from '../world/files.ts'
import type { World } from '../world/open.ts'
import { botUser, everybody, keepPerson } from '../world/people.ts'
import { edit, hideMessage, react } from './changing.ts'
import {
  addToGroup,
  createGroup,
  deleteGroup,
  forbid,
  removeFromGroup,
  setRole,
  upgradeGroup,
} from './groups.ts'
import { press } from './pressing.ts'
import { block, deactivate, start, unblock } from './private-chat.ts'
import { chatsOf, chatView } from './seeing.ts'
import { createTopic, deleteTopic, editTopic } from './topics.ts'
import {
  send,
  sendAlbum,
  sendContact,
  sendDice,
  sendFile,
  sendLocation,
  sendPoll,
} from './writing.ts'

/** What people can do in this world, each act whole or not at all. */
export function personPlane(world: World): PersonPlane {
  const act = <Given extends unknown[], Made>(deed: (world: World, ...given: Given) => Made) => {
    return (...given: Given): Made => world.inOneGo(() => deed(world, ...given))
  }
  return {
    addUser: act(keepPerson),
    users: () => everybody(world),
    start: act(start),
    send: act(send),
    sendPhoto: act(sendFile('photo')),
    sendDocument: act(sendFile('document')),
    sendVoice: act(sendFile('voice')),
    sendVideo: act(sendFile('video')),
    sendVideoNote: act(sendFile('video_note')),
    sendAudio: act(sendFile('audio')),
    sendAnimation: act(sendFile('animation')),
    sendSticker: act(sendFile('sticker')),
    sendAlbum: act(sendAlbum),
    sendContact: act(sendContact),
    sendLocation: act(sendLocation),
    sendPoll: act(sendPoll),
    sendDice: act(sendDice),
    press: act(press),
    edit: act(edit),
    react: act(react),
    deleteMessage: act(hideMessage),
    block: act(block),
    unblock: act(unblock),
    deactivate: act(deactivate),
    createGroup: act(createGroup),
    addToGroup: act(addToGroup),
    removeFromGroup: act(removeFromGroup),
    setRole: act(setRole),
    forbid: act(forbid),
    upgradeGroup: act(upgradeGroup),
    deleteGroup: act(deleteGroup),
    createTopic: act(createTopic),
    editTopic: act(editTopic),
    deleteTopic: act(deleteTopic),
    chats: (userId) => chatsOf(world, userId),
    chat: (userId, look) => chatView(world, userId, look),
    file(fileId) {
      const file = findFile(world, fileId)
      return file && { bytes: readBytes(world, file), name: file.name, mime: file.mime }
    },
    bot: () => botUser(world),
  }
}
