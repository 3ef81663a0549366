import { build, isBuilt } from '../scripts/build.mjs'

/** What browsers load is served as it was built: nobody tests yesterday's. */
export async function setup() {
  if (!isBuilt()) await build()
}
