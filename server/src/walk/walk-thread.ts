// The other side of `handInThread`: answers each range with its part, or with the reason why not.
import { parentPort, workerData } from 'node:worker_threads';
import { RangeWalker } from './range-walker.js';
import type { TaskOrder } from './walk-hand.js';
import type { TaskName } from './walk-task.js';
import type { IdRange } from './walked-member.js';

const port = parentPort;
if (port) {
  const order = workerData as TaskOrder<TaskName>;
  const opened = RangeWalker.open(order.location, order.name, order.params);
  opened.catch(() => undefined);
  port.on('message', (range: IdRange) => {
    opened
      .then((walker) => walker.walk(range))
      .then((part) => port.postMessage({ part }))
      .catch((error: unknown) => port.postMessage({ failure: error instanceof Error ? error.message : String(error) }));
  });
}
