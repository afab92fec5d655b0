import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Secrets of this data directory, made at random on first use and kept in `secrets.json`, readable by its owner only.
 * Sessions, member codes and stored phone numbers outlive a restart without anybody having to set anything up.
 */
export function localSecrets(dataDir: string): Readonly<Record<string, string>> {
  const file = path.join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true });
  const names = ['SESSION_SECRET', 'MEMBER_CODE_SECRET', 'PERSONAL_DATA_SECRET'];
  const fresh = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('hex')]));
  try {
    // `wx`: of two processes that start at once, one makes the file and both read it.
    writeFileSync(file, JSON.stringify(fresh, null, 2), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}
