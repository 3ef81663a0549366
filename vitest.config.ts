import { defineConfig } from 'vitest/config'
import { environment } from './config.ts'

// Empty means absent and beats a .env file: no test ever speaks through somebody's real bot.
const nothing = Object.fromEntries(Object.keys(environment.shape).map((name) => [name, '']))

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    env: nothing,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: '100%',
  },
})
