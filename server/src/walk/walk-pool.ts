import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { handInThread } from './hand-in-thread.js';
import type { WalkedPart } from './range-walker.js';
import { WalkExtentQueries } from './walk-extent.queries.js';
import { handHere, type TaskOrder, type WalkHand } from './walk-hand.js';
import type { TaskName, WalkTasks } from './walk-task.js';

const MOST_THREADS = 4;
/** Exists once the server is built; from its sources the walk goes on in this thread, by the same code. */
const ENTRY = new URL('./walk-thread.js', import.meta.url);

export interface Walk<Name extends TaskName> {
  readonly name: Name;
  readonly params: WalkTasks[Name]['params'];
  readonly afterId?: number;
  /** In the order in which the ranges come to an end, one at a time. */
  readonly onPart: (part: WalkedPart<WalkTasks[Name]['part']>) => void | Promise<void>;
  /** Once a part has been taken: members so far, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the walk at once; what it throws is the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Walks over everybody, shared among threads: each has a connection of its own and answers with compact results. */
@Injectable()
export class WalkPool {
  constructor(
    private readonly extent: WalkExtentQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'dataDir' | 'databaseUrl' | 'walkThreads'>,
  ) {}

  /** Reads only. Returns how many members there were. */
  async walk<Name extends TaskName>(walk: Walk<Name>): Promise<number> {
    const { members, ranges } = await this.extent.find(walk.afterId);
    const hands = await this.hire({ location: this.config, name: walk.name, params: walk.params }, ranges.length);
    const queue = ranges[Symbol.iterator]();
    let [done, taken] = [0, Promise.resolve()];
    const share = async (hand: WalkHand<WalkTasks[Name]['part']>): Promise<void> => {
      for (const range of queue) {
        const part = await hand.walk(range);
        done += part.members;
        taken = taken.then(() => walk.onPart(part));
        await taken;
        walk.onProgress?.(done, members);
        walk.signal?.throwIfAborted();
      }
    };
    try {
      await raced(Promise.all(hands.map(share)), walk.signal);
    } finally {
      await Promise.all(hands.map((hand) => hand.stop()));
    }
    return members;
  }

  private async hire<Name extends TaskName>(order: TaskOrder<Name>, ranges: number) {
    const location = { dataDir: order.location.dataDir, databaseUrl: order.location.databaseUrl };
    if (!existsSync(ENTRY)) return [await handHere({ ...order, location })];
    const threads = Math.max(1, Math.min(this.config.walkThreads || defaultThreads(), ranges));
    return Array.from({ length: threads }, () => handInThread(ENTRY, { ...order, location }));
  }
}

function defaultThreads(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}

/** @throws the signal's reason as soon as it is given. */
async function raced(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return void (await work);
  signal.throwIfAborted();
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort);
  });
  work.catch(() => undefined);
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
