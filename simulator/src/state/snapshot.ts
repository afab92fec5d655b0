import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { State } from './state.js';

const phonesAtOnce = 200;

/** Readers see the old snapshot or the new one, never a part. */
export function writeSnapshot(file: string, state: State): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.last.draft`;
  const handle = openSync(draft, 'w', 0o600);
  for (const piece of pieces(state)) writeSync(handle, piece);
  closeSync(handle);
  renameSync(draft, file);
}

/**
 * Writes piece by piece and lets other work in between, so that a platform with many phones goes on answering. The
 * numbers that are given out are written last: what the phones hold was never given out again.
 * @returns false where it was given up
 */
export async function writeSnapshotSlowly(file: string, state: State, isGivenUp: () => boolean): Promise<boolean> {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    for (const piece of pieces(state)) {
      if (isGivenUp()) break;
      await handle.write(piece);
    }
  } finally {
    await handle.close();
  }
  if (isGivenUp()) await rm(draft, { force: true });
  else await rename(draft, file);
  return !isGivenUp();
}

function* pieces({ phones, ...rest }: State): Generator<string> {
  yield '{"phones":{';
  const openids = Object.keys(phones);
  for (let from = 0; from < openids.length; from += phonesAtOnce) {
    const entries = openids
      .slice(from, from + phonesAtOnce)
      .map((openid) => `${JSON.stringify(openid)}:${JSON.stringify(phones[openid])}`);
    yield `${from === 0 ? '' : ','}${entries.join(',')}`;
  }
  yield `},${JSON.stringify(rest).slice(1)}`;
}
