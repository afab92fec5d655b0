/** Runs the compiled WeChat output: `node test/weapp-harness/run.mjs [dist]`; exits 1 when a check fails or a fault goes unseen. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plant, plantedFaults } from './planted-faults.mjs';

const faultTimeoutMs = 300_000;
const here = fileURLToPath(import.meta.url);
const server = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));
const [mode = fileURLToPath(new URL('../../dist/weapp', import.meta.url)), planted] = process.argv.slice(2);

async function failuresOf(checks, given, { stopAtFirst = false } = {}) {
  const failures = [];
  const surprises = [];
  const note = (error) => surprises.push(error);
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  for (const [name, check] of Object.entries(checks)) {
    surprises.length = 0;
    try {
      await check(given);
      if (surprises.length > 0) throw surprises[0];
    } catch (error) {
      failures.push({ name, message: error.message });
      if (stopAtFirst) break;
    }
  }
  return { total: Object.keys(checks).length, failures };
}

/** The same pages against the shop's own server and database. */
async function realFailuresOf(dist) {
  const [{ realChecks }, { RealShop }] = await Promise.all([import('./real-checks.mjs'), import('./real-shop.mjs')]);
  const shop = await RealShop.open();
  try {
    return await failuresOf(realChecks, { dist, shop });
  } finally {
    await shop.close();
  }
}

/** Each fault in its own process: scripts of a broken program may leave anything behind. */
function seesFault(dist, fault) {
  const root = plant(dist, fault);
  const child = spawnSync(process.execPath, [here, '--quiet', root], { encoding: 'utf8', timeout: faultTimeoutMs });
  rmSync(root, { recursive: true });
  // A child that was killed saw nothing.
  return child.status === 1;
}

function reportAndExit(passed, failed) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

if (mode === '--quiet') {
  const { checks } = await import('./checks.mjs');
  const { failures } = await failuresOf(checks, { dist: planted }, { stopAtFirst: true });
  process.exit(failures.length === 0 ? 0 : 1);
}
for (const [what, file] of Object.entries({ 'compiled mini-program': mode, 'compiled server': server })) {
  if (existsSync(file)) continue;
  console.error(`There is no ${what} in ${file}. Build it first: node scripts/build.mjs server simulator weapp`);
  process.exit(1);
}
const { checks } = await import('./checks.mjs');
const results = [await failuresOf(checks, { dist: mode }), await realFailuresOf(mode)];
const failures = results.flatMap((result) => result.failures);
const total = results.reduce((sum, result) => sum + result.total, 0);
for (const failure of failures) console.log(`FAILED ${failure.name}\n  ${failure.message}`);
const unseen = Object.entries(plantedFaults).filter(([, fault]) => !seesFault(mode, fault));
for (const [name] of unseen) console.log(`FAILED planted fault went unseen: ${name}`);
const faults = Object.keys(plantedFaults).length;
reportAndExit(total - failures.length + faults - unseen.length, failures.length + unseen.length);
