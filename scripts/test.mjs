// npm test: every suite, on the embedded engine, and on MySQL too when DATABASE_URL is set.
// `-- --also check,e2e` adds the checks, the browser story and a look at every page; `-- --only server` runs what matches.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled, requireNode, root, run, runBin } from './workspace.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'jieti-test-'));
const option = (name) => (process.argv.includes(name) ? (process.argv[process.argv.indexOf(name) + 1] ?? '') : '');
const also = option('--also').split(',').filter(Boolean);
const only = option('--only');
const databaseUrl = process.env.DATABASE_URL;

const esm = '--experimental-vm-modules --no-warnings';
const cores = availableParallelism();
// Suites run two at a time, so each gets half of the machine.
const workers = `--maxWorkers=${Math.max(1, Math.ceil(cores / 2))}`;

function jest(workspace, { env = {}, name = workspace, nodeOptions = esm } = {}) {
  return {
    name,
    run: async (report) =>
      runBin('jest/bin/jest.js', [workers, '--json', `--outputFile=${report}`, '--silent'], {
        cwd: path.join(root, workspace),
        quiet: true,
        env: { NODE_OPTIONS: nodeOptions, ...env },
      }),
    count: jestCounts,
  };
}

function script(name, args) {
  return { name, run: () => run(process.execPath, args, { quiet: true }), count: printedCounts };
}

const suites = [
  jest('server', { name: 'server on SQLite', env: { DATABASE_URL: undefined } }),
  ...(databaseUrl ? [jest('server', { name: 'server on MySQL', env: { DATABASE_URL: databaseUrl } })] : []),
  jest('shared', { name: 'rules' }),
  jest('simulator', { name: 'WeChat simulator' }),
  { ...jest('miniprogram', { name: 'mini-program', nodeOptions: '--no-warnings' }) },
  {
    name: 'console',
    run: (report) =>
      runBin('vitest/vitest.mjs', ['run', '--reporter=json', `--outputFile=${report}`], {
        cwd: path.join(root, 'console'),
        quiet: true,
      }),
    count: jestCounts,
  },
  script('mini-program as compiled for WeChat', ['miniprogram/test/weapp-harness/run.mjs']),
  ...(also.includes('check') ? [script('check', ['scripts/check.mjs'])] : []),
  ...(also.includes('e2e') ? [script('browser story', ['scripts/e2e.mjs'])] : []),
  ...(also.includes('e2e') ? [script('every page in a browser', ['scripts/pages.mjs'])] : []),
].filter((suite) => suite.name.includes(only));

function jestCounts(report) {
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that did not even load has no failed test of its own; it must not pass for green.
  const broken = numFailedTests === 0 ? numFailedTestSuites : 0;
  return { passed: numPassedTests, failed: numFailedTests + broken, files: testResults.length };
}

function printedCounts(_report, output) {
  const match = /(\d+) passed, (\d+) failed/g;
  const last = [...output.matchAll(match)].at(-1);
  return last ? { passed: Number(last[1]), failed: Number(last[2]) } : { passed: 0, failed: 1 };
}

function counted(suite, report, result) {
  try {
    const counts = suite.count(report, result.output);
    return result.code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function runSuite(suite, index) {
  const report = path.join(reports, `${index}.json`);
  const started = performance.now();
  const result = await suite.run(report);
  const counts = counted(suite, report, result);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${suite.name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`,
  );
  if (counts.failed > 0)
    console.log((failuresIn(report) ?? withoutPassed(result.output)).replaceAll(root, '.').slice(-12_000));
  return counts;
}

/** What a suite printed without the lines of what passed: whoever reads a failure looks for it. */
function withoutPassed(output) {
  return output
    .split('\n')
    .filter((line) => !/^ok\b/.test(line))
    .join('\n');
}

/** What failed and why, of a suite that leaves a report; null for the others, and where nothing in it failed. */
function failuresIn(report) {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = testResults.filter(({ status }) => status === 'failed');
    return failed.length > 0 ? failed.map(({ name, message }) => `${name}\n${message}`).join('\n\n') : null;
  } catch {
    return null;
  }
}

requireNode();
await ensureInstalled();
const parts = suites.some((suite) => suite.name.includes('WeChat') || suite.name.includes('browser'))
  ? ['server', 'simulator', 'weapp']
  : ['server'];
// The compiled mini-program is asked by its tests alone; on a phone an address must be whole.
process.env.TARO_APP_API ??= 'https://shop.example';
await build(also.includes('e2e') ? [...parts, 'console', 'h5'] : parts);
if (!databaseUrl) console.log('DATABASE_URL is not set: the server suite runs on the embedded engine only.');

const queue = suites.map((suite, index) => ({ suite, index }));
const totals = { passed: 0, failed: 0 };
await Promise.all(
  [0, 1].map(async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const counts = await runSuite(next.suite, next.index);
      totals.passed += counts.passed;
      totals.failed += counts.failed;
    }
  }),
);
rmSync(reports, { recursive: true, force: true });
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 ? 1 : 0);
