// A million purchase rows through `jieti import purchases`, settled: tiers, ledger, history.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { emptyDatabase } from './database.mjs';
import { measured, round, say } from './report.mjs';
import { root } from '../scripts/workspace.mjs';
import { randomOf } from './seeded.mjs';

const sizes = process.argv.includes('--quick') ? [20_000, 100_000] : [50_000, 200_000, 1_000_000];

export async function bench() {
  const folder = mkdtempSync(path.join(tmpdir(), 'jieti-bench-'));
  try {
    for (const rows of sizes) {
      const file = path.join(folder, `${rows}.csv`);
      await writePurchases(file, rows);
      await importInto('SQLite', {
        rows,
        file,
        env: { DATABASE_URL: '', DATA_DIR: mkdtempSync(path.join(folder, 'data-')) },
        must: 10_000,
      });
      const url = process.env.DATABASE_URL;
      if (!url) say('DATABASE_URL is not set: no measurement on MySQL.');
      else
        await importInto('MySQL', {
          rows,
          file,
          env: {
            DATABASE_URL: await emptyDatabase(url, 'bench_import'),
            DATA_DIR: mkdtempSync(path.join(folder, 'data-')),
          },
          must: 15_000,
        });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importInto(engine, { rows, file, env, must }) {
  say(`${engine}: ${rows.toLocaleString('en')} rows…`);
  const started = performance.now();
  const { output, peakMb } = await cli(
    [
      'import',
      'purchases',
      file,
      '--json',
      '--label',
      'bench',
      '--unit',
      'yuan',
      '--columns',
      'order=order_no,customer=customer_id,paidAt=paid_at,amount=amount',
    ],
    env,
  );
  const seconds = (performance.now() - started) / 1000;
  const report = JSON.parse(output);
  const rate = Math.round(rows / seconds);
  const judged = rows === sizes.at(-1);
  const complete = report.accepted.sales + report.accepted.refunds === rows;
  measured({
    bench: 'import',
    engine,
    load: `${rows.toLocaleString('en')} rows of ${report.members.toLocaleString('en')} members, peak ${peakMb} MB, ${round(seconds)} s with start`,
    ours: { value: rate, unit: 'rows/s' },
    baseline: null,
    must: judged ? `≥ ${must.toLocaleString('en')} rows/s, < 400 MB` : 'how cost grows',
    ok: complete && (!judged || (rate >= must && peakMb < 400)),
  });
}

/** Runs the CLI and watches its resident memory. */
async function cli(args, env) {
  const child = spawn(process.execPath, [path.join(root, 'server/dist/cli.js'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let peakKb = 0;
  child.stdout.on('data', (chunk) => (output += chunk));
  const watch = setInterval(() => (peakKb = Math.max(peakKb, residentKb(child.pid))), 100);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(`jieti ended with ${code}`);
  return { output, peakMb: Math.round(peakKb / 1024) };
}

function residentKb(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Two years of purchases in time order; a member has about fourteen of them, a few are refunds. */
async function writePurchases(file, rows) {
  const random = randomOf(rows);
  const members = Math.ceil(rows / 14);
  const out = createWriteStream(file);
  out.write('order_no,customer_id,paid_at,amount\n');
  const from = Date.UTC(2024, 0, 1);
  const span = 730 * 86_400_000;
  for (let i = 0; i < rows; i += 1) {
    const paidAt = new Date(from + Math.floor((i / rows) * span)).toISOString();
    const customer = Math.floor(members * random() ** 1.3);
    const refund = random() < 0.02;
    const amount = (10 + random() * 180).toFixed(2);
    if (!out.write(`${refund ? 'R' : 'A'}${i},${customer},${paidAt},${refund ? '-' : ''}${amount}\n`))
      await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}
