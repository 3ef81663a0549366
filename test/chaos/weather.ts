import type { Simulator } from '../../simulator/start.ts'
import type { FaultRule } from '../../simulator/types.ts'
import type { Dice } from './dice.ts'
import type { Ledger } from './ledger.ts'

const MOMENT_MS = 500
const SENDING = /^(send|edit|delete|answer|setMessage)/

/** One bad moment of Telegram or of the line to it; most pass within a second. */
export async function badMoment(
  telegram: Simulator,
  dice: Dice,
  ledger: Ledger,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  const { faults } = telegram
  // What nobody has met within the moment is over: bad moments do not pile up.
  const passing = async (rule: FaultRule) => {
    const end = faults.fail(rule)
    await pause(MOMENT_MS)
    end()
  }
  const what = dice.of(['before', 'after', 'flood', 'broken', 'slow', 'polls', 'away'] as const)
  switch (what) {
    case 'before':
      await passing({ method: SENDING, answer: 'drop_before', times: 1 + dice.below(3) })
      break
    case 'after': {
      const times = 1 + dice.below(2)
      ledger.lost += times
      await passing({ method: SENDING, answer: 'drop_after', times })
      break
    }
    case 'flood': {
      const answer = {
        error_code: 429,
        description: 'Too Many Requests: retry after 1',
        parameters: { retry_after: 1 },
      }
      await passing({ method: SENDING, answer, times: 1 + dice.below(2) })
      break
    }
    case 'broken':
      await passing({ answer: { error_code: 502, description: 'Bad Gateway' }, times: 2 })
      break
    case 'slow':
      await passing({ method: SENDING, delayMs: 300, times: 3 })
      break
    case 'polls':
      // Its answer is lost: the same updates are given again.
      await passing({ method: 'getUpdates', answer: 'drop_after' })
      break
    case 'away':
      faults.offline()
      await pause(200 + dice.below(800))
      faults.online()
  }
}
