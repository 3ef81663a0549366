import { afterEach, describe, expect, test, vi } from 'vitest'
import { sessionsOf } from '../../desk/people/sessions.ts'
import { publicJwk, says, strangersKey } from './login-provider.ts'
import { BACK, entering, expectRefused, newPlace, type Place, sent } from './telegram-login.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('a token', () => {
  const second = (place: Place) => Math.floor(place.desk.now() / 1000)

  test.each<[string, (place: Place) => [object, object?]]>([
    ['of another issuer', () => [{ iss: 'https://oauth.telegram.example' }]],
    ['for another site', () => [{ aud: '7000000002' }]],
    ['for another site too', () => [{ aud: ['7000000001', '7000000002'] }]],
    ['for another try', () => [{ nonce: 'x'.repeat(43) }]],
    ['that has run out', (place) => [{ exp: second(place) - 31 }]],
    ['that never runs out', () => [{ exp: undefined }]],
    ['of the future', (place) => [{ iat: second(place) + 31 }]],
    ['of long ago', (place) => [{ iat: second(place) - 3631, exp: second(place) + 60 }]],
    ['of no time', () => [{ iat: undefined }]],
    ['signed by a stranger', () => [{}, { key: strangersKey }]],
    ['of an unknown key', () => [{}, { kid: 'two', key: strangersKey }]],
  ])('%s lets nobody in', async (_what, made) => {
    const place = await newPlace()
    const [claims, header] = made(place)
    await expectRefused(await entering(place, claims, header), 400, 'не подтвердил')
    expect(sessionsOf(place.desk, place.person('vera'))).toEqual([])
  })

  test('is good within half a minute of what the two clocks say', async () => {
    const place = await newPlace()
    const now = second(place)
    expect((await entering(place, { exp: now - 29 })).status).toBe(303)
    expect((await entering(place, { iat: now + 29 })).status).toBe(303)
  })

  test('may leave out the nonce, which Telegram does not promise to repeat', async () => {
    const place = await newPlace()
    expect((await entering(place, { nonce: undefined })).status).toBe(303)
  })

  test.each(['none', 'HS256', 'HS256 with the public key', 'no JWT'])(
    'without a signature of its issuer lets nobody in: %s',
    async (kind) => {
      const place = await newPlace()
      const { browser, state, nonce } = await sent(place)
      const good = await place.provider.token({ nonce })
      const [, payload] = good.split('.')
      const unsigned = Buffer.from(JSON.stringify({ alg: 'none', kid: 'one' })).toString(
        'base64url',
      )
      const keys = {
        HS256: new TextEncoder().encode('the-secret'),
        'HS256 with the public key': new TextEncoder().encode(JSON.stringify(await publicJwk())),
      }
      const key = keys[kind as keyof typeof keys]
      const token = key
        ? await place.provider.token({ nonce }, { alg: 'HS256', key })
        : kind === 'none'
          ? `${unsigned}.${payload}.`
          : 'good as gold'
      place.provider.gives(token)
      const answer = await browser.get(`${BACK}?code=abc&state=${state}`)
      await expectRefused(answer, 400, 'не подтвердил')
    },
  )

  test('of an unknown key makes us ask for the keys again, twice a minute at most', async () => {
    const place = await newPlace()
    vi.useFakeTimers({ toFake: ['Date'] })
    const looks = () => place.provider.asked.filter((path) => path === '/jwks').length
    expect((await entering(place)).status).toBe(303)
    const rotated = { kid: 'two' }
    for (let count = 0; count < 3; count++) await entering(place, {}, rotated)
    expect(looks()).toBe(1)
    place.provider.answers.set('/jwks', says({ keys: [{ ...(await publicJwk()), kid: 'two' }] }))
    vi.setSystemTime(Date.now() + 31_000)
    expect((await entering(place, {}, rotated)).status).toBe(303)
    expect(looks()).toBe(2)
  })
})
