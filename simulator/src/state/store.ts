import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OptionError } from '../option-error.js';
import { defaultSettings } from './settings.js';
import { emptyState, type State } from './state.js';
import { restoredWecom, wecomRecords } from '../wecom/wecom-state.js';
import { writeSnapshot, writeSnapshotSlowly } from './snapshot.js';

export interface Store {
  readonly state: State;
  /** Asks for a snapshot soon; many changes share one. */
  changed(): void;
  /** Writes what is still unwritten. */
  flush(): void;
}

const snapshotDelay = 1_000;
/** After a snapshot that took long, so many times as long until the next. */
const restFactor = 10;

/** @param dataDir null keeps everything in memory */
export function openStore(dataDir: string | null): Store {
  const file = dataDir === null ? null : path.join(dataDir, 'state.json');
  const state = readState(file);
  if (file === null) return { state, changed: () => undefined, flush: () => undefined };
  return { state, ...createKeeper(file, state) };
}

/** Keeps the file up with the state: soon after a change, and at once when asked to. */
function createKeeper(file: string, state: State): Pick<Store, 'changed' | 'flush'> {
  let timer: NodeJS.Timeout | null = null;
  let dirty = false;
  /** Counts the writers; all but the last have given up. */
  let writer = 0;
  let writing = false;
  const plan = (delay: number): void => {
    timer = setTimeout(() => void write(), delay);
    timer.unref();
  };
  const write = async (): Promise<void> => {
    timer = null;
    dirty = false;
    writing = true;
    const self = ++writer;
    const started = performance.now();
    await writeSnapshotSlowly(file, state, () => self !== writer).catch(tellFailure);
    writing = false;
    if (dirty && timer === null) plan(Math.max(snapshotDelay, (performance.now() - started) * restFactor));
  };
  return {
    changed: () => {
      dirty = true;
      if (timer === null && !writing) plan(snapshotDelay);
    },
    flush: () => {
      if (timer === null && !dirty && !writing) return;
      if (timer) clearTimeout(timer);
      timer = null;
      dirty = false;
      writer += 1;
      writeSnapshot(file, state);
    },
  };
}

/** The platform goes on; the next snapshot may succeed. */
function tellFailure(error: unknown): void {
  console.error(`状态没有写成：${String(error)}`);
}

function readState(file: string | null): State {
  const stored = file !== null && existsSync(file) ? parse(file) : {};
  const state = {
    ...emptyState(),
    ...stored,
    settings: { ...defaultSettings(), ...stored.settings },
    wecom: restoredWecom(stored.wecom),
  };
  // Keys come from outside: `constructor` must not be found in a record that does not hold it.
  for (const record of [
    state.phones,
    state.loginCodes,
    state.phoneCodes,
    state.links,
    state.serviceCards,
    state.tokens,
    state.orders,
    state.refunds,
    state.oaSends.recent,
    ...wecomRecords(state.wecom),
  ])
    Object.setPrototypeOf(record, null);
  return state;
}

/** @throws OptionError */
function parse(file: string): Partial<State> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<State>;
  } catch {
    throw new OptionError(`状态读不出来：${file}。删掉它就从空的平台开始。`);
  }
}
