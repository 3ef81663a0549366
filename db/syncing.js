import { fdatasyncSync, openSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

// Runs as a thread of its own, see small-steps.ts.
const { file, over } = workerData
const opened = openSync(file, 'r')
while (Atomics.wait(over, 0, 0, 10) === 'timed-out') fdatasyncSync(opened)
