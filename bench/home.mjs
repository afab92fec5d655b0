// The first page of the phone, 500 offered a second over HTTP with a session each, in shops of 10,000 and 100,000 members,
// on MySQL. Beside it the same page by TypeORM with relations, on the same tables, in one process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/workspace.mjs';
import { SessionTokens } from '../server/dist/auth/session-tokens.js';
import { allServing } from './all-serving.mjs';
import { homeShop } from './home-shop.mjs';
import { openLoop } from './load.mjs';
import { measured, quantile, round, say } from './report.mjs';
import { randomOf } from './seeded.mjs';

const PER_SECOND = 500;
const WARM = 2000;
const QUICK = process.argv.includes('--quick');
const SECONDS = QUICK ? 5 : 15;
const ROUNDS = QUICK ? 1 : 3;
const SIZES = [10_000, 100_000];
const TICK_MS = 10;
const port = 41_421;
/** Processes that serve the port together, of four cores that the load, its baseline and the database share. */
const PROCESSES = Number(process.env.BENCH_PROCESSES ?? 2);
/** Flags for the server's process, e.g. `--cpu-prof`. */
const serverArgs = (process.env.BENCH_SERVER_ARGS ?? '').split(' ').filter(Boolean);
const secrets = {
  SESSION_SECRET: 's'.repeat(32),
  MEMBER_CODE_SECRET: 'm'.repeat(32),
  PERSONAL_DATA_SECRET: 'p'.repeat(32),
};
const tokens = new SessionTokens({ now: () => Date.now() }, { secrets: { session: secrets.SESSION_SECRET } });
const must = 'p99 ≤ 50 ms, nothing refused';

export async function bench() {
  const url = process.env.DATABASE_URL;
  const missing = { bench: 'home', engine: 'MySQL', load: 'DATABASE_URL is not set', baseline: null, must, ok: false };
  if (!url) return measured({ ...missing, ours: { value: 0, unit: 'ms p99' } });
  const figures = [];
  for (const members of SIZES) figures.push(await measureShop(await homeShop(url, members), members));
  report(figures);
}

/** In turns, so that both meet the same machine. */
async function measureShop(databaseUrl, members) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jieti-bench-'));
  const env = { ...process.env, ...secrets, DATABASE_URL: databaseUrl, DATA_DIR: folder, NODE_ENV: 'production' };
  const ours = await started({ ...env, PORT: port, PROCESSES }, [...serverArgs, 'server/dist/main.js'], '/api/me/home');
  const other = await started({ ...env, PORT: port + 1 }, ['bench/home-baseline.mjs'], '/');
  const random = randomOf(members);
  const requests = (count) => Array.from({ length: count }, () => request(1 + Math.floor(random() * members)));
  const runs = { members, ours: [], others: [] };
  try {
    for (const side of [ours, other]) await side.load(requests(WARM), 200);
    for (let turn = 1; turn <= ROUNDS; turn += 1) {
      say(`${members.toLocaleString('en')} members, round ${turn} of ${ROUNDS}, ${PER_SECOND} a second…`);
      const asked = requests(PER_SECOND * SECONDS);
      runs.others.push(await other.load(asked, PER_SECOND));
      runs.ours.push(await ours.load(asked, PER_SECOND));
    }
    return runs;
  } finally {
    await Promise.all([ours.close(), other.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function request(memberId) {
  return { headers: { authorization: `Bearer ${tokens.issue('member', memberId).token}` } };
}

function report(figures) {
  const smallest = figuresOf(figures[0].ours);
  for (const { members, ours, others } of figures) {
    const own = figuresOf(ours);
    const other = figuresOf(others);
    const shown = `p50 ${own.p50} ms (baseline ${other.p50}), ${own.cpu} ms CPU each (baseline ${other.cpu}), ${own.failed} refused`;
    const growth =
      members === SIZES[0] ? '' : `, CPU ${round(own.cpu / smallest.cpu)}× that of ${SIZES[0].toLocaleString('en')}`;
    measured({
      bench: `home ${members.toLocaleString('en')}`,
      engine: 'MySQL',
      load: `${PER_SECOND}/s offered to ${PROCESSES} ${PROCESSES === 1 ? 'process' : 'processes'}, median of ${ROUNDS} rounds of ${SECONDS} s, ${shown}${growth}`,
      ours: { value: own.p99, unit: 'ms p99' },
      baseline: { name: 'TypeORM with relations', value: other.p99 },
      must,
      ok: own.p99 <= 50 && own.failed === 0,
    });
    measured({
      bench: `home ${members.toLocaleString('en')}, CPU`,
      engine: 'MySQL',
      load: 'user and system time of the processes over the same requests',
      ours: { value: own.cpu, unit: 'ms a request' },
      baseline: { name: 'TypeORM with relations', value: other.cpu },
      must: '–',
      ok: true,
    });
  }
}

function figuresOf(runs) {
  const median = (figure) => round(quantile(runs.map(figure), 0.5));
  return {
    p50: median(({ latencies }) => quantile(latencies, 0.5)),
    p99: median(({ latencies }) => quantile(latencies, 0.99)),
    cpu: median(({ cpuMs, latencies }) => cpuMs / latencies.length),
    failed: runs.reduce((sum, run) => sum + run.failed, 0),
  };
}

async function started(env, args, address) {
  const running = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = `http://127.0.0.1:${env.PORT}`;
  await allServing(running, Number(env.PROCESSES ?? 1));
  await answering(`${origin}${address}`);
  return {
    load: async (requests, perSecond) => {
      const before = cpuMsOf(running.pid);
      const outcome = await openLoop({ origin, path: address, method: 'GET', requests, perSecond });
      return { ...outcome, cpuMs: cpuMsOf(running.pid) - before };
    },
    close: async () => {
      running.kill('SIGTERM');
      await once(running, 'close');
    },
  };
}

/** What the process and those it started have used of the processors so far. */
function cpuMsOf(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + cpuMsOf(child), ownCpuMsOf(pid));
}

function ownCpuMsOf(pid) {
  const [, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = rest.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * TICK_MS;
}

async function answering(address) {
  for (let tries = 0; tries < 200; tries += 1) {
    const reply = await fetch(address, request(1)).catch(() => null);
    if (reply?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${address} does not answer`);
}
