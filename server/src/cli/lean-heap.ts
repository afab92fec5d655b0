import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const GARBAGE_BYTES = 80 * 1024 * 1024;

/**
 * Long streaming work keeps little and throws away much. Left alone, V8 lets the garbage grow to several times of what is
 * kept; called between batches, this collects it in time and keeps the process small.
 */
export function leanHeap(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let kept = process.memoryUsage().heapUsed;
  return () => {
    if (process.memoryUsage().heapUsed - kept < GARBAGE_BYTES) return;
    collect();
    kept = process.memoryUsage().heapUsed;
  };
}
