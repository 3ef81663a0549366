// The library is large and few desks need it: a worker that ends when it has answered takes it away
// again, see holiday-worker in the panel. The import of a pack asks for it in place.
const { parentPort, workerData } = require('node:worker_threads')

const YEARS = 11

/** Public holidays of a country, "YYYY-MM-DD", from the year before `year` on for eleven years. */
function publicHolidays(country, year) {
  const Holidays = require('date-holidays')
  const known = new Holidays(country)
  const dates = []
  for (let one = year - 1; one < year - 1 + YEARS; one++) {
    for (const holiday of known.getHolidays(one)) {
      if (holiday.type === 'public') dates.push(holiday.date.slice(0, 10))
    }
  }
  return [...new Set(dates)].sort()
}

module.exports = { publicHolidays }

const asked = workerData?.publicHolidays
if (asked) parentPort.postMessage(publicHolidays(asked.country, asked.year))
