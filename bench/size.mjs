// What a customer downloads before the first screen of the mini-program.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from '../scripts/build.mjs';
import { root } from '../scripts/workspace.mjs';
import { measured, round } from './report.mjs';

const dist = path.join(root, 'miniprogram/dist/weapp');

export async function bench() {
  await build(['weapp'], { log: process.stderr });
  if (!existsSync(path.join(dist, 'app.json'))) throw new Error('The WeChat build is missing.');
  const app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'));
  const packages = (app.subPackages ?? app.subpackages ?? []).map(({ root: folder }) => folder.replace(/\/?$/, '/'));
  const sizes = new Map([['main', 0], ...packages.map((name) => [name, 0])]);
  for (const file of filesOf(dist)) {
    const owner = packages.find((name) => file.startsWith(name)) ?? 'main';
    sizes.set(owner, sizes.get(owner) + statSync(path.join(dist, file)).size);
  }
  sizes.set(
    'total',
    [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0),
  );
  for (const [name, bytes] of sizes) {
    const limit = name === 'main' ? 700 : 2048;
    measured({
      bench: 'size',
      engine: 'WeChat',
      load: name === 'total' ? 'all packages' : `package ${name}`,
      ours: { value: round(bytes / 1000), unit: 'kB' },
      baseline: null,
      must: `≤ ${limit} kB`,
      ok: bytes <= limit * 1000,
    });
  }
}

function filesOf(folder, under = '') {
  return readdirSync(path.join(folder, under), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesOf(folder, path.join(under, entry.name))
      : [path.join(under, entry.name).replaceAll('\\', '/')],
  );
}
