import { transformFileSync } from '@swc/core';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const source = path.resolve('src');

/**
 * What `script` prints as JSON in a process of its own whose machine stands in `timeZone`. It may import the given files
 * below `src`, named without their ending: a test cannot change the zone of the process it runs in.
 */
export function inTimeZone(timeZone: string, files: readonly string[], script: string): unknown {
  const place = mkdtempSync(path.join(tmpdir(), 'jieti-zone-'));
  try {
    writeFileSync(path.join(place, 'package.json'), '{"type":"module"}');
    for (const file of files) {
      const target = path.join(place, `${file}.js`);
      mkdirSync(path.dirname(target), { recursive: true });
      const { code } = transformFileSync(path.join(source, `${file}.ts`), { jsc: { target: 'es2022' } });
      writeFileSync(target, code);
    }
    const main = path.join(place, 'main.js');
    writeFileSync(main, script);
    const printed = execFileSync(process.execPath, [main], { env: { ...process.env, TZ: timeZone, NODE_OPTIONS: '' } });
    return JSON.parse(printed.toString());
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
