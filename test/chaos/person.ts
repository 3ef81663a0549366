import type { Simulator } from '../../simulator/start.ts'
import type { SeenMessage } from '../../simulator/types.ts'
import type { Dice } from './dice.ts'
import type { Ledger } from './ledger.ts'

const PATIENCE_MS = 600_000
const ASK_AGAIN_MS = 500
const SETTLED_MS = 1500

/** One person at their phone, until `isOver`. */
export async function actAsPerson(
  telegram: Simulator,
  id: number,
  { dice, ledger, isOver }: { dice: Dice; ledger: Ledger; isOver: () => boolean },
): Promise<void> {
  const { people } = telegram
  people.start(id)
  let count = 0
  await fileOne(telegram, id, ++count, ledger)
  while (!isOver()) {
    const deed = dice.below(10)
    if (deed < 3) await fileOne(telegram, id, ++count, ledger)
    else if (deed < 8) writeOne(telegram, id, ++count, { dice, ledger })
    else pressSomething(telegram, id, dice)
    goOn(telegram, id)
    await new Promise((resolve) => setTimeout(resolve, 20 + dice.below(120)))
  }
}

/** Files a request; words that went elsewhere, because an agent wrote meanwhile, are said once more. */
export async function fileOne(
  telegram: Simulator,
  id: number,
  count: number,
  ledger: Ledger,
): Promise<void> {
  const { people } = telegram
  const base = `Request ${id}-${count}-`
  const until = Date.now() + PATIENCE_MS
  for (let attempt = 1; Date.now() < until; attempt++) {
    people.start(id, 'service_question')
    people.send(id, { text: `${base}${attempt}.` })
    for (let asked = 0; asked < 60; asked++) {
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
      const filed = filedIn(telegram, id, base)
      if (filed !== undefined) {
        ledger.filed.add(filed)
        return
      }
      goOn(telegram, id, base)
    }
  }
  throw new Error(`request ${count} was never filed:\n${shown(telegram, id)}`)
}

/** Answers what the bot asks by now: whether to send, and where words belong that it cannot place. */
export function goOn(telegram: Simulator, id: number, base = ''): void {
  const asking = messagesOf(telegram, id).at(-1)
  const buttons = asking?.inlineKeyboard?.flat() ?? []
  const isAbout = base !== '' && asking?.text?.includes(base) === true
  const wanted =
    buttons.find((one) => isAbout && one.callback_data?.startsWith('which:draft')) ??
    buttons.find((one) => /:send(@\d+)?$/.test(one.callback_data ?? '')) ??
    buttons.find((one) => /^(which:\d+|instead:)/.test(one.callback_data ?? ''))
  // Whoever taps again before the answer is there chases what is on its way.
  const isSettled = asking !== undefined && Date.now() - asking.date > SETTLED_MS
  if (!asking || !isSettled || !wanted?.callback_data) return
  telegram.people.press(id, { messageId: asking.messageId, data: wanted.callback_data })
}

/** Adds to one of their tickets by answering its card; edits what they wrote now and then. */
export function writeOne(
  telegram: Simulator,
  id: number,
  count: number,
  { dice, ledger }: { dice: Dice; ledger: Ledger },
): void {
  const { people } = telegram
  const cards = messagesOf(telegram, id).filter((one) => /^№\d+ · Request/.test(one.text ?? ''))
  const card = cards.length > 0 ? dice.of(cards) : undefined
  if (!card) return
  const text = `Added ${id}-${count}`
  const sent = people.send(id, { text, replyTo: card.messageId })
  ledger.written.add(text)
  if (!dice.percent(20)) return
  const better = `${text} (better)`
  people.edit(id, { messageId: sent.messageId, text: better })
  ledger.edited.set(text, better)
}

/** Any button that lies about: stars, an old keyboard, a card. Never one that takes a request back. */
export function pressSomething(telegram: Simulator, id: number, dice: Dice): void {
  const buttons = messagesOf(telegram, id).flatMap(({ messageId, inlineKeyboard }) =>
    (inlineKeyboard ?? [])
      .flat()
      .flatMap(({ callback_data: data }) =>
        data && /^(rate|ticket:(message|show)|mine|catalogue)/.test(data)
          ? [{ messageId, data }]
          : [],
      ),
  )
  if (buttons.length > 0) telegram.people.press(id, dice.of(buttons))
}

/** The title of a card that begins so. */
function filedIn(telegram: Simulator, id: number, base: string): string | undefined {
  for (const { text = '' } of messagesOf(telegram, id)) {
    const title = /^№\d+ · (.*)$/m.exec(text)?.[1]
    if (title?.startsWith(base)) return title
  }
  return undefined
}

/** What a person's chat holds of the bot's lately, oldest first. */
export function messagesOf(telegram: Simulator, id: number): SeenMessage[] {
  return telegram.people.chat(id, { limit: 60 }).messages.filter((message) => !message.mine)
}

/** For whoever reads why it ended. */
function shown(telegram: Simulator, id: number): string {
  return messagesOf(telegram, id)
    .slice(-5)
    .map(({ text, inlineKeyboard }) => `${text} ${JSON.stringify(inlineKeyboard ?? [])}`)
    .join('\n')
}
