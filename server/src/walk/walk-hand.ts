import { setImmediate as immediate } from 'node:timers/promises';
import type { DatabaseLocation } from '../db/source-options.js';
import { RangeWalker, type WalkedPart } from './range-walker.js';
import type { TaskName, WalkTasks } from './walk-task.js';
import type { IdRange } from './walked-member.js';

export interface TaskOrder<Name extends TaskName> {
  readonly location: DatabaseLocation;
  readonly name: Name;
  readonly params: WalkTasks[Name]['params'];
}

/** One of those who share a walk: it is given a range and answers with what came out of it. */
export interface WalkHand<Part> {
  walk(range: IdRange): Promise<WalkedPart<Part>>;
  /** At once, whatever it is doing. */
  stop(): Promise<void>;
}

/** A hand in this very thread: where there is no built server, and for walks that are not worth a thread. */
export async function handHere<Name extends TaskName>(
  order: TaskOrder<Name>,
): Promise<WalkHand<WalkTasks[Name]['part']>> {
  const walker = await RangeWalker.open(order.location, order.name, order.params);
  return {
    async walk(range) {
      // The embedded engine answers within one turn of the event loop: others need theirs.
      await immediate();
      return walker.walk(range);
    },
    stop: () => walker.close(),
  };
}
