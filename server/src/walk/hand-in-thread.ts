import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { WalkedPart } from './range-walker.js';
import type { TaskOrder, WalkHand } from './walk-hand.js';
import type { TaskName, WalkTasks } from './walk-task.js';

type Answer<Part> = { readonly part: WalkedPart<Part> } | { readonly failure: string };

/** Old generation of a thread's heap: a walk holds one range of members at a time. */
const HEAP_MB = 192;
/** Young generation: what a range leaves behind dies here instead of growing old. */
const YOUNG_MB = 48;

/** A hand in a thread of its own, which runs the built `entry`. */
export function handInThread<Name extends TaskName>(
  entry: URL,
  order: TaskOrder<Name>,
): WalkHand<WalkTasks[Name]['part']> {
  const worker = new Worker(entry, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const broken = once(worker, 'exit').then(() => Promise.reject(new Error('a thread of the walk ended')));
  broken.catch(() => undefined);
  return {
    async walk(range) {
      const answered = once(worker, 'message');
      worker.postMessage(range);
      const [answer] = (await Promise.race([answered, broken])) as [Answer<WalkTasks[Name]['part']>];
      if ('failure' in answer) throw new Error(answer.failure);
      return answer.part;
    },
    async stop() {
      await worker.terminate();
    },
  };
}
