import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../../shared/reference/wechat/', import.meta.url);

/** Registers tests on published vectors; where they are not on this machine, says so and registers none. */
export function withReferenceVectors<T>(file: string, register: (vectors: T) => void): void {
  const path = fileURLToPath(new URL(file, folder));
  if (existsSync(path)) {
    register(JSON.parse(readFileSync(path, 'utf8')) as T);
  } else {
    process.stderr.write(`the published vectors ${file} are not beside the project; tests on them are left out\n`);
  }
}
