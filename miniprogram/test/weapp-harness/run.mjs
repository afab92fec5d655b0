/** Runs the compiled WeChat output: `node test/weapp-harness/run.mjs [dist]`; exits 1 when a check fails or a fault goes unseen. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
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
  const { RealShop } = await import('./real-shop.mjs');
  const { realChecks } = await import('./real-checks.mjs');
  const { keptChecks } = await import('./kept-checks.mjs');
  const { troubleChecks } = await import('./trouble-checks.mjs');
  const { visitChecks } = await import('./visit-checks.mjs');
  const shop = await RealShop.open();
  try {
    return await failuresOf({ ...realChecks, ...keptChecks, ...troubleChecks, ...visitChecks }, { dist, shop });
  } finally {
    await shop.close();
  }
}

/** Each fault in its own process: scripts of a broken program may leave anything behind. */
async function seesFault(dist, fault) {
  const root = plant(dist, fault);
  const child = spawn(process.execPath, [here, '--quiet', root], { stdio: 'ignore', timeout: faultTimeoutMs });
  const [code] = await once(child, 'close');
  rmSync(root, { recursive: true });
  // A child that was killed saw nothing.
  return code === 1;
}

/** Names of the faults that no check saw. */
async function unseenFaults(dist) {
  const left = Object.entries(plantedFaults);
  const unseen = [];
  const walk = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      if (!(await seesFault(dist, next[1]))) unseen.push(next[0]);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, walk));
  return unseen;
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
const { speedChecks } = await import('./speed-checks.mjs');
const given = { dist: mode };
const results = [await failuresOf({ ...checks, ...speedChecks }, given), await realFailuresOf(mode)];
const failures = results.flatMap((result) => result.failures);
const total = results.reduce((sum, result) => sum + result.total, 0);
for (const failure of failures) console.log(`FAILED ${failure.name}\n  ${failure.message}`);
const unseen = await unseenFaults(mode);
for (const name of unseen) console.log(`FAILED planted fault went unseen: ${name}`);
const faults = Object.keys(plantedFaults).length;
reportAndExit(total - failures.length + faults - unseen.length, failures.length + unseen.length);
