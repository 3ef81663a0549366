import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { askServer } from '../../admin/sign-in/telegram/asking.ts'
import { type Answer, documentOf, says, type TestProvider } from './login-provider.ts'
import { stranger } from './panel.ts'
import {
  BACK,
  entering,
  expectRefused,
  newPlace,
  type Place,
  START,
  sent,
} from './telegram-login.ts'

describe('a provider', () => {
  const DOWN = 'сейчас не работает'

  const coming = async (place: Place) => {
    const { browser, state } = await sent(place)
    return browser.get(`${BACK}?code=abc&state=${state}`)
  }

  test('that is away is told of where the button is pressed, and asked again the next time', async () => {
    const place = await newPlace()
    const path = '/.well-known/openid-configuration'
    place.provider.answers.set(path, says({}, 502))
    await expectRefused(await stranger(place).get(START), 503, DOWN)
    place.provider.answers.set(path, says(documentOf(place.provider.login.issuer)))
    expect((await stranger(place).get(START)).status).toBe(303)
  })

  test.each<[string, object]>([
    ['speaks for somebody else', { issuer: 'https://evil.example' }],
    ['sends codes elsewhere', { token_endpoint: 'https://evil.example/token' }],
    ['sends people elsewhere', { authorization_endpoint: 'https://evil.example/auth' }],
    ['has keys elsewhere', { jwks_uri: 'https://evil.example/jwks' }],
  ])('that %s is not followed', async (_what, lie) => {
    const place = await newPlace()
    const document = { ...documentOf(place.provider.login.issuer), ...lie }
    place.provider.answers.set('/.well-known/openid-configuration', says(document))
    await expectRefused(await stranger(place).get(START), 503, DOWN)
  })

  test.each<[string, number, object, number]>([
    ['refuses the code', 400, { error: 'invalid_grant' }, 400],
    ['does not know the site', 401, { error: 'invalid_client' }, 503],
    ['is broken', 500, {}, 503],
    ['is in a hurry', 429, {}, 503],
    ['gives no token', 200, {}, 400],
  ])('that %s lets nobody in', async (_what, status, said, answered) => {
    const place = await newPlace()
    place.provider.answers.set('/token', says(said, status))
    const answer = await coming(place)
    await expectRefused(answer, answered, answered === 503 ? DOWN : 'не подтвердил')
  })

  test('without keys lets nobody in', async () => {
    const place = await newPlace()
    place.provider.answers.set('/jwks', says({}, 500))
    await expectRefused(await entering(place), 503, DOWN)
  })

  test('that sends us elsewhere is not followed', async () => {
    const place = await newPlace()
    place.provider.answers.set('/token', (response) => {
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    await expectRefused(await coming(place), 503, DOWN)
    expect(place.provider.asked).not.toContain('/elsewhere')
  })

  test.each(['/token', '/.well-known/openid-configuration', '/jwks'])(
    'that talks without end is hung up on: %s',
    async (path) => {
      const place = await newPlace()
      let written = 0
      const hungUp = new Promise<void>((resolve) => {
        place.provider.answers.set(path, (response) => {
          const chunk = Buffer.alloc(16 * 1024, ' ')
          const more = () => {
            while (!response.destroyed && response.write(chunk)) written += chunk.length
          }
          response.on('drain', more)
          response.on('close', resolve)
          more()
        })
      })
      const answer = path.startsWith('/.well')
        ? await stranger(place).get(START)
        : await entering({
            ...place,
            provider: { ...place.provider, gives: givesUnless(place, path) },
          })
      await expectRefused(answer, 503, DOWN)
      await hungUp
      expect(written).toBeLessThan(16 * 1024 * 1024)
    },
  )

  test.each<[string, Answer]>([
    ['says nothing', () => undefined],
    ['never comes to an end', (response) => void response.writeHead(200).write('{"id_token":')],
  ])('that %s is waited for no longer than it is told', async (_what, answer) => {
    const { provider } = await newPlace()
    provider.answers.set('/token', answer)
    const asking = askServer(`${provider.login.issuer}/token`, {}, 100)
    await expect(asking).rejects.toThrow(/timeout/)
  })

  test('is asked by twenty people at once and no more', async () => {
    const place = await newPlace()
    const held: ServerResponse[] = []
    const isFull = new Promise<void>((resolve) => {
      place.provider.answers.set('/token', (response) => {
        if (held.push(response) === 20) resolve()
      })
    })
    const first = Array.from({ length: 20 }, () => coming(place))
    await isFull
    await expectRefused(await coming(place), 503, DOWN)
    expect(place.provider.exchanges).toHaveLength(20)
    for (const response of held) await says({ error: 'invalid_grant' }, 400)(response)
    await Promise.all(first)
    expect((await entering(place)).status).toBe(303)
  })

  test('at fault is told of in the log, without code, token, secret or state', async () => {
    const place = await newPlace()
    await entering(place, { iss: 'https://evil.example' })
    const { state } = await sent(place)
    await coming(place)
    expect(place.logged.map(({ fields }) => fields)).toContainEqual({
      code: 'login_refused',
      why: 'ERR_JWT_CLAIM_VALIDATION_FAILED iss',
    })
    const log = JSON.stringify(place.logged)
    for (const secret of ['abc', 'the-secret', state, 'eyJ']) expect(log).not.toContain(secret)
  })
})

/** Keeps the fault that the test has put in the token's place. */
function givesUnless({ provider }: Place, path: string): TestProvider['gives'] {
  return (token) => {
    if (path !== '/token') provider.gives(token)
  }
}
