import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultSettings, emptyState, type State } from './state.js';
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
  if (file === null || !existsSync(file)) return emptyState();
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Partial<State>;
  return { ...emptyState(), ...stored, settings: { ...defaultSettings(), ...stored.settings } };
}
