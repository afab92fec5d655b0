/** The only place that reads the machine's time. */
export interface Clock {
  /** Milliseconds since 1970 on the simulated platform. */
  now(): number;
  /** Milliseconds since 1970 on this machine; signatures are stamped and checked with it. */
  wall(): number;
  /**
   * Moves `now` ahead, so that codes, tokens, quotas and orders grow old at once. What was planned for the time between
   * is done in its order, each at its own moment, and waited for.
   */
  advance(milliseconds: number): Promise<void>;
  /** Does the work when `now` has come so far. */
  after(milliseconds: number, work: () => void | Promise<void>): void;
  /** Stops `now` where it is, or at a moment given; it then moves only by `advance`. */
  stop(at?: number): void;
  /** Lets `now` run again from where it stands. */
  run(): void;
  /** Forgets everything planned. */
  close(): void;
}

/** What has to be remembered for the platform's time to go on over a restart. */
export interface ClockState {
  /** How far `now` is ahead of the machine, in milliseconds; may be negative. */
  ahead: number;
  /** Where it stands still; null while it runs. */
  stoppedAt: number | null;
}

interface Plan {
  readonly at: number;
  readonly work: () => void | Promise<void>;
}

/** The longest time a timer of Node takes. */
const longestTimer = 2_147_483_647;

export function createClock(state: ClockState = { ahead: 0, stoppedAt: null }): Clock {
  const now = (): number => state.stoppedAt ?? Date.now() + state.ahead;
  const agenda = createAgenda(() => (state.stoppedAt === null ? now() : null));
  const jumpTo = (at: number): void => {
    if (at <= now()) return;
    if (state.stoppedAt === null) state.ahead = at - Date.now();
    else state.stoppedAt = at;
  };
  return {
    now,
    wall: () => Date.now(),
    after: (milliseconds, work) => agenda.add({ at: now() + milliseconds, work }),
    advance: async (milliseconds) => {
      await agenda.underway();
      const end = now() + milliseconds;
      for (let plan = agenda.takeUntil(end); plan; plan = agenda.takeUntil(end)) {
        jumpTo(plan.at);
        agenda.perform(plan);
        await agenda.underway();
      }
      jumpTo(end);
      agenda.arm();
    },
    stop: (at = now()) => {
      state.stoppedAt = at;
      agenda.arm();
    },
    run: () => {
      state.ahead = now() - Date.now();
      state.stoppedAt = null;
      agenda.arm();
    },
    close: agenda.clear,
  };
}

/** @param runningTime the platform's time, or null while it stands still */
function createAgenda(runningTime: () => number | null) {
  let plans: Plan[] = [];
  let timer: NodeJS.Timeout | undefined;
  const { perform, underway } = createWorkers();
  const takeUntil = (end: number): Plan | undefined => {
    const first = plans[0];
    return first && first.at <= end ? plans.shift() : undefined;
  };
  const arm = (): void => {
    clearTimeout(timer);
    const now = runningTime();
    const first = plans[0];
    if (now === null || !first) return;
    timer = setTimeout(performDue, Math.min(longestTimer, Math.max(0, first.at - now)));
    timer.unref();
  };
  const performDue = (): void => {
    const now = runningTime();
    for (let plan = takeUntil(now ?? -Infinity); plan; plan = takeUntil(now ?? -Infinity)) perform(plan);
    arm();
  };
  return {
    takeUntil,
    perform,
    underway,
    arm,
    add: (plan: Plan) => {
      const later = plans.findIndex((other) => other.at > plan.at);
      plans.splice(later === -1 ? plans.length : later, 0, plan);
      if (plans[0] === plan) arm();
    },
    clear: () => {
      clearTimeout(timer);
      plans = [];
    },
  };
}

function createWorkers() {
  const works = new Set<Promise<void>>();
  return {
    perform: (plan: Plan): void => {
      const work = (async () => plan.work())();
      works.add(work);
      void work.finally(() => works.delete(work));
    },
    underway: async (): Promise<void> => {
      while (works.size > 0) await Promise.all(works);
    },
  };
}

/** RFC 3339 in China time, as WeChat Pay writes it: `2018-06-08T10:34:56+08:00`. */
export function chinaTime(at: number): string {
  return `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}
