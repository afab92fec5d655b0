// One more purchase of a member who has thousands of facts, recorded and settled, with its commit.
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { Transactions } from '../server/dist/db/transactions.js';
import { FactsService } from '../server/dist/facts/facts.service.js';
import { ProgrammesService } from '../server/dist/programmes/programmes.service.js';
import { appOf } from './app-of.mjs';
import { emptyDatabase } from './database.mjs';
import { measured, quantile, round, say } from './report.mjs';
import { engines } from './shops.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const sizes = [14, 500, 5000];
const MUST_MS = 20;
const PURCHASES = process.argv.includes('--quick') ? 60 : 300;
const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);

export async function bench() {
  for (const engine of engines()) {
    const folder = mkdtempSync(path.join(tmpdir(), 'jieti-bench-'));
    const url = engine === 'MySQL' ? await emptyDatabase(process.env.DATABASE_URL, 'bench_settle') : '';
    const clock = { at: START, now: () => clock.at };
    const app = await appOf({ DATA_DIR: folder, DATABASE_URL: url }, clock);
    try {
      const { version: _, effectiveFrom, ...draft } = growthCard;
      await app.get(ProgrammesService).publish({ draft, effectiveFrom, by: 'bench', note: '第一版' });
      for (const facts of sizes) await measure({ engine, app, clock, facts });
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function measure({ engine, app, clock, facts }) {
  const latencies = await settle({ app, clock, facts });
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
  const judged = facts === sizes.at(-1);
  measured({
    bench: 'settle',
    engine,
    load: `a purchase of a member with ${facts.toLocaleString('en')} facts: p50 ${round(p50)} ms, p99 ${round(p99)} ms, ${PURCHASES} one after the other`,
    ours: { value: round(p50), unit: 'ms (median)' },
    baseline: null,
    must: judged ? `< ${MUST_MS} ms` : 'how cost grows',
    ok: !judged || p50 < MUST_MS,
  });
}

async function settle({ app, clock, facts }) {
  const member = { kind: 'customer', value: `bench-${facts}` };
  const purchase = (number, occurredAt) => ({
    member,
    fact: {
      ...{ kind: 'purchase', source: 'wxpay', externalId: `${facts}-${number}`, occurredAt, storeId: null },
      ...{ amountFen: 2000 + (number % 90) * 100, categories: [] },
    },
  });
  clock.at = START + 1000 * DAY;
  const history = Array.from({ length: facts }, (_, i) => purchase(i, START + Math.floor((i / facts) * 1000 * DAY)));
  await app.get(FactsService).record(history, { createMembers: true, announce: false });
  say(`${facts.toLocaleString('en')} facts are there`);
  const latencies = [];
  for (let i = 0; i < PURCHASES; i += 1) {
    clock.at += 3_600_000;
    const started = performance.now();
    const [outcome] = await app.get(FactsService).record([purchase(facts + i, clock.at)], { createMembers: false });
    latencies.push(performance.now() - started);
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome));
  }
  await app.get(Transactions).run((tx) => tx.execute('DELETE FROM outbox_message'));
  return latencies;
}
