import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Readers see the old file or the new one, never a part. */
export function writeFileWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}
