import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OptionError } from '../option-error.js';
import { defaultSettings } from './settings.js';
import { emptyState, type State } from './state.js';
import { restoredWecom, wecomRecords } from '../wecom/wecom-state.js';
import { writeFileWhole } from './write-file-whole.js';

export interface Store {
  readonly state: State;
  /** Asks for a snapshot soon; many changes share one. */
  changed(): void;
  /** Writes what is still unwritten. */
  flush(): void;
}

const snapshotDelay = 1_000;

/** @param dataDir null keeps everything in memory */
export function openStore(dataDir: string | null): Store {
  const file = dataDir === null ? null : path.join(dataDir, 'state.json');
  const state = readState(file);
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer === null || file === null) return;
    clearTimeout(timer);
    timer = null;
    writeFileWhole(file, JSON.stringify(state));
  };
  return {
    state,
    changed: () => {
      if (file === null || timer !== null) return;
      timer = setTimeout(flush, snapshotDelay);
      timer.unref();
    },
    flush,
  };
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
