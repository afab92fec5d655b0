// npm run check: types, lint, arrows, names, format, dead code, duplicate code; everything runs, then the verdict.
import { availableParallelism } from 'node:os';
import { build } from './build.mjs';
import { ensureInstalled, requireNode, root, run, runBin } from './workspace.mjs';

const folders = ['shared/src', 'server/src', 'miniprogram/src', 'console/src', 'simulator/src'];
const heap = { NODE_OPTIONS: '--max-old-space-size=4096' };
const quiet = { quiet: true, env: heap };

const checks = [
  ...['shared', 'server', 'miniprogram', 'console', 'simulator', 'bench'].map((name) => ({
    name: `types: ${name}`,
    run: () => runBin('typescript/bin/tsc', ['--noEmit', '-p', name], quiet),
  })),
  { name: 'lint', run: () => runBin('eslint/bin/eslint.js', ['.', '--max-warnings', '0'], quiet) },
  {
    name: 'arrows',
    run: () =>
      runBin(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        [...folders, '--config', '.dependency-cruiser.cjs'],
        quiet,
      ),
  },
  {
    name: 'arrows are real (planted violations)',
    run: () =>
      run(
        process.execPath,
        ['--test', '--test-reporter=tap', 'scripts/arrows.test.mjs', 'scripts/subscribe-first.test.mjs'],
        quiet,
      ),
  },
  { name: 'names', run: () => run(process.execPath, ['scripts/names.mjs'], quiet) },
  { name: 'format', run: () => runBin('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'], quiet) },
  { name: 'dead code', run: () => runBin('knip/bin/knip.js', ['--no-progress'], quiet) },
  { name: 'duplicate code', run: () => runBin('jscpd/bin/jscpd', ['--config', '.jscpd.json'], quiet) },
];

requireNode();
await ensureInstalled();
await build(['shared']);
const queue = [...checks];
const failed = [];
const lanes = Math.max(2, availableParallelism() - 1);
await Promise.all(
  Array.from({ length: lanes }, async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const { code, output } = await check.run();
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name}`);
      if (code !== 0) failed.push({ name: check.name, output });
    }
  }),
);
for (const { name, output } of failed) console.log(`\n── ${name} ──\n${output.replaceAll(root, '.').slice(-6000)}`);
console.log(`\n${checks.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
