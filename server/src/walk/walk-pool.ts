import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { handInThread } from './hand-in-thread.js';
import type { WalkedPart } from './range-walker.js';
import { WalkExtentQueries, type SomeMembers } from './walk-extent.queries.js';
import { handHere, type TaskOrder, type WalkHand } from './walk-hand.js';
import type { TaskName, WalkTasks } from './walk-task.js';

const MOST_THREADS = 4;
/** Ranges for which it pays to start one more thread. */
const WORTH_A_THREAD = 2;
/** Exists once the server is built; from its sources the walk goes on in this thread, by the same code. */
const ENTRY = new URL('./walk-thread.js', import.meta.url);

/** A part with the place of its range in the walk, counted from 0. */
export interface PlacedPart<Part> extends WalkedPart<Part> {
  readonly place: number;
}

export interface Walk<Name extends TaskName> {
  readonly name: Name;
  readonly params: WalkTasks[Name]['params'];
  readonly afterId?: number;
  /** Only some, instead of everybody. */
  readonly pick?: SomeMembers;
  /** As ranges come to an end, as many at a time as there are hands; a hand goes on when its part has been taken. */
  readonly onPart: (part: PlacedPart<WalkTasks[Name]['part']>) => void | Promise<void>;
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
    @Inject(CONFIG) private readonly config: Location,
  ) {}

  /** Reads only. Returns how many members it met. */
  async walk<Name extends TaskName>(walk: Walk<Name>): Promise<number> {
    const { members, ranges } = await (walk.pick ? this.extent.pick(walk.pick) : this.extent.find(walk.afterId));
    const hands = await hire({ location: this.config, name: walk.name, params: walk.params }, ranges.length);
    const queue = ranges.entries();
    let done = 0;
    const share = async (hand: WalkHand<WalkTasks[Name]['part']>): Promise<void> => {
      for (const [place, range] of queue) {
        const part = await hand.walk(range);
        walk.signal?.throwIfAborted();
        await walk.onPart({ ...part, place });
        done += part.members;
        walk.onProgress?.(done, members);
      }
    };
    try {
      await raced(Promise.all(hands.map(share)), walk.signal);
    } finally {
      await Promise.all(hands.map((hand) => hand.stop()));
    }
    return done;
  }
}

type Location = Pick<Config, 'dataDir' | 'databaseUrl' | 'walkThreads'>;

async function hire<Name extends TaskName>(
  { location: { dataDir, databaseUrl, walkThreads }, name, params }: TaskOrder<Name> & { readonly location: Location },
  ranges: number,
): Promise<readonly WalkHand<WalkTasks[Name]['part']>[]> {
  const order = { location: { dataDir, databaseUrl }, name, params };
  if (!existsSync(ENTRY)) return [await handHere(order)];
  const threads = Math.max(1, Math.min(walkThreads || defaultThreads(), Math.ceil(ranges / WORTH_A_THREAD)));
  return Array.from({ length: threads }, () => handInThread(ENTRY, order));
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
