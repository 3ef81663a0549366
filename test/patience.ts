/** How long a test waits for what must come: a slow machine takes its time, and only a failure costs it. */
export const PATIENCE_MS = 120_000
