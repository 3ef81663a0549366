import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { TELEGRAM_RETURN } from './admin/sign-in/telegram/routes.tsx'
import { hostOf, isLoopback } from './config.ts'
import type { Desk } from './desk/desk.ts'
import { claimToken, takeInvite } from './desk/people/identity.ts'
import { agents, isAgent, linkedPeople, personByTelegram } from './desk/people/people.ts'
import { signInUrl } from './desk/people/sign-in-links.ts'
import { config as setUp } from './desk/setup/config.ts'
import type { LoginClient } from './simulator/login/client.ts'
import { phonePage } from './simulator/page/app.tsx'
import { type Simulator, startSimulator } from './simulator/start.ts'

/** A Telegram of a desk's own. */
export interface Simulated {
  token: string
  apiRoot: string
  /** Absent where not just anybody may be anybody. */
  login: LoginClient | undefined
  phones: Hono
  close(): Promise<void>
}

/** Starts the simulated Telegram that lies in a folder, in which the people of the desk have accounts. */
export async function simulate(desk: Desk, dir: string): Promise<Simulated> {
  const simulator = await startSimulator({ dir })
  peopleTheSimulator(desk, simulator)
  const login = simulatedLogin(desk, simulator)
  const { token, apiRoot, close } = simulator
  return { token, apiRoot, login, phones: phones(desk, simulator, login), close }
}

/**
 * How people log in to the panel by the simulated Telegram, where anybody may be anybody: absent
 * unless the panel is this machine's alone.
 */
export function simulatedLogin({ publicUrl }: Desk, simulator: Simulator): LoginClient | undefined {
  if (!publicUrl.startsWith('http:') || !isLoopback(hostOf(publicUrl))) return undefined
  return {
    issuer: `${publicUrl}/simulator/oauth`,
    clientId: String(simulator.bot.id),
    clientSecret: randomBytes(24).toString('base64url'),
    redirectUris: [`${publicUrl}${TELEGRAM_RETURN}`],
    now: () => Date.now(),
  }
}

/** The phone page of the simulated Telegram; its agents open the panel from there, or log in to it. */
export function phones(desk: Desk, simulator: Simulator, login?: LoginClient): Hono {
  return phonePage(simulator, {
    login,
    panelUrl: `${desk.publicUrl}/admin`,
    panelSignIn: (id) => {
      const person = personByTelegram(desk, id)
      return person && isAgent(person) ? signInUrl(desk, person.key) : undefined
    },
  })
}

/**
 * Gives the people of the desk accounts in the simulated Telegram, and those whom a later pack
 * brings; where nobody works yet, whoever tries the program out is the admin.
 */
function peopleTheSimulator(desk: Desk, simulator: Simulator): void {
  giveAccounts(desk, simulator)
  if (agents(desk, 1).length === 0) addAdmin(desk, simulator)
  desk.bus.listen(({ what }) => {
    if (what === 'config') giveAccounts(desk, simulator)
  })
}

function giveAccounts(desk: Desk, simulator: Simulator): void {
  const known = new Set(simulator.people.users().map((user) => user.id))
  for (const person of linkedPeople(desk)) {
    if (known.has(person.telegramId ?? 0)) continue
    const [first_name = person.name, ...rest] = person.name.split(' ')
    simulator.people.addUser({
      id: person.telegramId ?? 0,
      first_name,
      ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}),
      ...(person.phone === null ? {} : { phone: person.phone }),
      language_code: person.language ?? setUp(desk).locale,
    })
  }
}

function addAdmin(desk: Desk, simulator: Simulator): void {
  const token = claimToken(desk)
  if (token === null) return
  const title = desk.words(desk.locale)('first-run-admin')
  const { id } = simulator.people.addUser({ first_name: title, language_code: desk.locale })
  simulator.people.start(id)
  const meeting = { chatId: id, type: 'private', title, username: null }
  takeInvite(desk, { ...meeting, languageCode: desk.locale }, token)
}
