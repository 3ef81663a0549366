import { BaseSequencer, type TestSequencer, type Vitest } from 'vitest/node'

/**
 * The order of a run: stories first, the largest file before the smaller. They take longest and
 * wait much, so that the other files fill their pauses and short ones come last.
 */
export function storiesFirst(vitest: Vitest): TestSequencer {
  const sequencer = new BaseSequencer(vitest)
  return {
    shard: (files) => sequencer.shard(files),
    sort: async (files) => {
      const sorted = await sequencer.sort(files)
      const isStory = ({ moduleId }: (typeof files)[number]) => moduleId.includes('/test/story/')
      return [...sorted.filter(isStory), ...sorted.filter((file) => !isStory(file))]
    },
  }
}
