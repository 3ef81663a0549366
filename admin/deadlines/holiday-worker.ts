import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Desk } from '../../desk/desk.ts'
import { keepHolidays, lacksHolidays, thisYear } from '../../desk/setup/holidays.ts'
import { HOLIDAYS_FILE } from '../../desk/time/public-holidays.ts'

/** Computes the public holidays that a calendar's country lacks, in a worker that ends with it. */
export async function bringHolidays(desk: Desk, country: string | undefined): Promise<void> {
  if (!lacksHolidays(desk, country)) return
  const workerData = { publicHolidays: { country, year: thisYear(desk) } }
  const worker = new Worker(HOLIDAYS_FILE, { workerData })
  const [dates] = (await once(worker, 'message')) as [string[]]
  keepHolidays(desk, country, dates)
}
