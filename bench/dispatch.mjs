// A campaign to many members by one process: every recipient with a durable claim before the call and its outcome after.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Dialect } from '../server/dist/db/dialect.js';
import { Reader } from '../server/dist/db/sql.js';
import { Transactions } from '../server/dist/db/transactions.js';
import { OutboxService } from '../server/dist/outbox/outbox.service.js';
import { ConsentBalancesQueries } from '../server/dist/subscriptions/consent-balances.queries.js';
import { appOf } from './app-of.mjs';
import { bullmqRate, onMysql, onSqlite } from './bullmq-baseline.mjs';
import { enqueueCampaign, seedMembers } from './campaign-rows.mjs';
import { emptyDatabase } from './database.mjs';
import { startRedis } from './redis.mjs';
import { measured, round, say } from './report.mjs';
import { engines } from './shops.mjs';
import { startSink } from './sink-process.mjs';

const MEMBERS = process.argv.includes('--full') ? 100_000 : process.argv.includes('--quick') ? 5000 : 20_000;
const BASELINE = process.argv.includes('--quick') ? 2000 : 6000;
const WARM = 1000;
const MUST = 5000;
const MUST_RATIO = 3;
const REDIS_PORT = 4591;

const clock = { now: () => Date.now() };

export async function bench() {
  const sink = await startSink();
  const redis = await startRedis(REDIS_PORT);
  if (!redis) say('There is no redis-server here (apt-get install redis-server): no BullMQ beside it.');
  try {
    for (const engine of engines()) await measure({ engine, sink, redis });
  } finally {
    sink.stop();
    await redis?.stop();
  }
}

async function measure({ engine, sink, redis }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jieti-bench-'));
  const databaseOf = (name) => (engine === 'MySQL' ? emptyDatabase(process.env.DATABASE_URL, name) : '');
  try {
    const ours = await dispatch({ url: await databaseOf('bench_dispatch'), folder, sink });
    const others = redis ? await baseline({ engine, folder, redis, sink, databaseOf }) : null;
    await sink.take();
    const ratio = others ? ours.perSecond / others : null;
    measured({
      bench: 'dispatch',
      engine,
      load: `${MEMBERS.toLocaleString('en')} recipients, claim before and outcome after each; ${round(ours.cpuMicros)} µs CPU each`,
      ours: { value: Math.round(ours.perSecond), unit: 'messages/s' },
      baseline: others ? { name: 'a BullMQ job each', value: Math.round(others) } : null,
      must: `≥ ${MUST.toLocaleString('en')}/s and ≥ ${MUST_RATIO}×`,
      ok: ours.isRight && ours.perSecond >= MUST && ratio !== null && ratio >= MUST_RATIO,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function dispatch({ url, folder, sink }) {
  const env = {
    DATA_DIR: folder,
    DATABASE_URL: url,
    WECHAT_API_BASE: sink.base,
    WECHAT_APPID: 'wxbench',
    WECHAT_SECRET: 'bench',
  };
  const app = await appOf(env, clock);
  try {
    const database = { transactions: app.get(Transactions), dialect: app.get(Dialect) };
    const members = MEMBERS + WARM;
    await seedMembers(database, { members, openidOf: (id) => `o-${id}`, consents: 2 });
    await enqueueCampaign(database, { members: WARM, campaignId: 1, now: Date.now() });
    await app.get(OutboxService).drain();
    await enqueueCampaign(database, { members: MEMBERS, campaignId: 2, now: Date.now() });
    await sink.take();
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    await app.get(OutboxService).drain();
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const isRight = await everyoneOnce(app, await sink.take());
    return { perSecond: MEMBERS / seconds, cpuMicros: (user + system) / MEMBERS, isRight };
  } finally {
    await app.close();
  }
}

async function everyoneOnce(app, { messages, people, most }) {
  const outcomes = await app
    .get(Reader)
    .query(
      'SELECT state, channel, reason, COUNT(*) AS n FROM outbox_message WHERE campaign_id = 2 GROUP BY state, channel, reason',
    );
  const { differences } = await app.get(ConsentBalancesQueries).check();
  const isSent = outcomes.length === 1 && outcomes[0].state === 'sent' && Number(outcomes[0].n) === MEMBERS;
  const isRight = isSent && messages === MEMBERS && people === MEMBERS && most === 1 && differences.length === 0;
  if (!isRight) say(JSON.stringify({ outcomes, messages, people, most, differences }));
  return isRight;
}

async function baseline({ engine, folder, redis, sink, databaseOf }) {
  const file = path.join(folder, 'baseline.db');
  const url = await databaseOf('bench_bullmq');
  const open = () => (engine === 'MySQL' ? onMysql(url) : onSqlite(file));
  return bullmqRate({ redis, base: sink.base, recipients: BASELINE, open });
}
