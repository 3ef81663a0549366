import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import type { BaseSequencer } from 'vitest/node'
import { environment } from './config.ts'
import { storiesFirst } from './test/order.ts'
import { PATIENCE_MS } from './test/patience.ts'

// Empty means absent and beats a .env file: no test ever speaks through somebody's real bot.
const nothing = Object.fromEntries(Object.keys(environment.shape).map((name) => [name, '']))

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    env: nothing,
    globalSetup: ['test/temporary.ts', 'test/built.mjs'],
    // A slow machine takes longer; only a test that fails waits for so long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: PATIENCE_MS } },
    pool: 'forks',
    // Each worker loads our sources once: no test replaces a module or changes what it exports.
    isolate: false,
    // Stories wait for Telegram and for processes half of their time.
    maxWorkers: availableParallelism() + 1,
    // A function may be constructed as well, and ours returns all that is asked of one.
    sequence: { sequencer: storiesFirst as unknown as typeof BaseSequencer },
  },
})
