import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const HEAP_BYTES = 100 * 1024 * 1024;
const PROCESS_BYTES = 80 * 1024 * 1024;

/**
 * Long streaming work keeps little and throws away much. Left alone, V8 lets the garbage grow to several times of what is
 * kept, and does not see the database statements that hang on a few of its objects; called between batches, this collects
 * in time, by the heap and by the whole process, and keeps the process small.
 */
export function leanHeap(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const sizes = () => ({ heap: process.memoryUsage().heapUsed, process: process.memoryUsage.rss() });
  let kept = sizes();
  return () => {
    const now = sizes();
    if (now.heap - kept.heap < HEAP_BYTES && now.process - kept.process < PROCESS_BYTES) return;
    collect();
    kept = sizes();
  };
}
