/** Runs a task, never twice at the same time: a call meanwhile runs it once more afterwards. */
export function oneAtATime(task) {
  let running = false
  let again = false
  return async () => {
    again = true
    if (running) return
    running = true
    try {
      while (again) {
        again = false
        await task()
      }
    } finally {
      running = false
    }
  }
}
