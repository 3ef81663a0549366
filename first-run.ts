import { readFileSync } from 'node:fs'
import type { Logger } from 'pino'
import { isShipped } from './commands/import.ts'
import type { Config } from './config.ts'
import type { Desk } from './desk/desk.ts'
import { isHead } from './desk/people/catalogue.ts'
import { unlinkFictional } from './desk/people/fictional.ts'
import { claimToken, hasLinkedAdmin } from './desk/people/identity.ts'
import { agents, linkedPeople, type Person } from './desk/people/people.ts'
import { signInUrl } from './desk/people/sign-in-links.ts'
import { config as setUp } from './desk/setup/config.ts'
import { importPack } from './desk/setup/pack-import.ts'
import { formatFaults } from './scenarios/fault.ts'
import { packIn, shippedPacks } from './scenarios/shipped-packs.ts'
import { accountsIn } from './simulator/accounts.ts'

/** Imports the pack of an empty desk; throws with every fault of a faulty one. */
export function fillEmptyDesk(desk: Desk, config: Config, log: Logger): void {
  if (config.pack === null || setUp(desk).pack !== null) return
  const linkAccounts = config.telegram.bot === 'simulator' || !isShipped(config.pack)
  const imported = importPack(desk, readFileSync(config.pack, 'utf8'), { linkAccounts })
  if (!imported.ok) {
    throw new Error(`The pack ${config.pack} has faults:\n${formatFaults(imported.faults)}`)
  }
  log.info({ changes: imported.changes.length }, 'the pack of the first start is imported')
}

/**
 * A desk that was begun with the simulator gets a real bot: its fictional people are nobody there, so
 * that whoever takes the claim is the admin.
 */
export function leaveTheSimulator(desk: Desk, dir: string, log: Logger): void {
  const accounts = accountsIn(dir)
  if (accounts.length === 0) return
  const packs = shippedPacks().flatMap((shipped) => packIn(shipped)?.pack ?? [])
  const unlinked = unlinkFictional(desk, accounts, packs)
  if (unlinked > 0) log.info({ people: unlinked }, 'the accounts of the simulator are left behind')
}

/** What the terminal shows a person: where to look, and how to connect a real bot. */
export function greeting(desk: Desk, simulated: boolean): string {
  const panel = firstAgent(desk)
  const signIn = panel ? signInUrl(desk, panel.key) : `${desk.publicUrl}/admin`
  const who = panel ? ` (signs ${panel.name} in, once, within 15 minutes)` : ''
  if (simulated) {
    return [
      '',
      '  Okoshko is running with a simulated Telegram.',
      '',
      `  Phones      ${desk.publicUrl}/simulator${twoPhones(desk)}`,
      `  Panel       ${signIn}${who}`,
      '  Real bot    get a token from @BotFather, copy .env.example to .env,',
      '              put it there as BOT_TOKEN=123456:ABC…, and start again',
      '',
    ].join('\n')
  }
  return [
    '',
    `  Okoshko is running as @${desk.bot.username}.`,
    '',
    `  Panel       ${desk.publicUrl}/admin (write /panel to the bot for a link)`,
    ...claimLines(desk),
    '',
  ].join('\n')
}

/** An agent of the line that works on the first service: what is filed reaches them. */
function firstAgent(desk: Desk): Person | undefined {
  const line = setUp(desk).lines.get(setUp(desk).services.live[0]?.line)
  const serving = agents(desk).filter((one) => line?.agents?.includes(one.key))
  return serving.find((one) => one.telegramId !== null) ?? serving[0] ?? agents(desk)[0]
}

function twoPhones(desk: Desk): string {
  const requesters = linkedPeople(desk).filter((one) => one.role === 'requester')
  // Somebody in the ranks: heads find more in the catalogue than most people do.
  const left = (requesters.find((one) => !isHead(desk, one) && one.manager) ?? requesters[0])
    ?.telegramId
  const right = firstAgent(desk)?.telegramId
  return left && right ? `?left=${left}&right=${right}` : ''
}

function claimLines(desk: Desk): string[] {
  if (hasLinkedAdmin(desk)) return []
  const token = claimToken(desk)
  const link = `https://t.me/${desk.bot.username}?start=claim_${token}`
  return [
    `  Admin       ${link}`,
    '              nobody is the admin yet: whoever opens this link first becomes it',
  ]
}
