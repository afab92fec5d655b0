// A campaign while three replies in ten are spoiled, and one whose dispatcher is killed: everybody in one outcome, nobody twice.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../scripts/workspace.mjs';
import { openDatabase } from '../server/dist/db/open-database.js';
import { Reader } from '../server/dist/db/sql.js';
import { OutboxService } from '../server/dist/outbox/outbox.service.js';
import { ConsentBalancesQueries } from '../server/dist/subscriptions/consent-balances.queries.js';
import { appOf } from './app-of.mjs';
import { enqueueCampaign, seedMembers } from './campaign-rows.mjs';
import { emptyDatabase } from './database.mjs';
import { measured, say } from './report.mjs';
import { engines } from './shops.mjs';
import { deliveredTo, startSimulator } from './simulator-process.mjs';

const MEMBERS = process.argv.includes('--quick') ? 1000 : 10_000;
const SEED = process.env.BENCH_SEED ?? '20261122';
const KILLS = process.argv.includes('--quick') ? 2 : 5;
const endpoints = ['/cgi-bin/message/subscribe/send', '/cgi-bin/stable_token'];
const openidOf = (id) => `oFault${String(id).padStart(8, '0')}`;

export async function bench() {
  for (const engine of engines()) {
    await run(engine, 'faults', spoiled);
    await run(engine, 'kills', killed);
  }
}

/** A shop with its campaign written down, and the platform it talks to. */
async function run(engine, name, work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jieti-bench-'));
  const simulator = await startSimulator(SEED);
  try {
    const url = engine === 'MySQL' ? await emptyDatabase(process.env.DATABASE_URL, `bench_${name}`) : '';
    const { appId, appSecret, templates } = await simulator.ask('GET', '/sim/accounts');
    const env = { DATA_DIR: folder, DATABASE_URL: url };
    Object.assign(env, { WECHAT_API_BASE: simulator.base, WECHAT_APPID: appId, WECHAT_SECRET: appSecret });
    await simulator.ask('POST', '/sim/settings', { pushEvents: false });
    const template = await prepare({ simulator, templates, location: { dataDir: folder, databaseUrl: url || null } });
    await work({ engine, env, simulator, template });
  } finally {
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare({ simulator, templates, location }) {
  const { subscriptionTemplateId: templateId, title, fields } = templates.find((one) => one.key === 'campaign');
  const subscription = { templateId, fields };
  const template = {
    key: 'campaign',
    title,
    purpose: 'marketing',
    wording: title,
    subscription,
    officialAccount: null,
  };
  const database = await openDatabase(location);
  await seedMembers(database, { members: MEMBERS, openidOf, template });
  await enqueueCampaign(database, { members: MEMBERS, campaignId: 1, now: Date.now() });
  await database.close();
  for (let from = 1; from <= MEMBERS; from += 1000) {
    const ids = Array.from({ length: Math.min(1000, MEMBERS - from + 1) }, (_, i) => from + i);
    const phones = ids.map((id) => ({ openid: openidOf(id), name: `会员${id}`, consents: { [templateId]: 1 } }));
    await simulator.ask('POST', '/sim/phones', { phones });
  }
  return template;
}

/** Time passes only while nothing is due: a wait of a minute takes none. */
async function spoiled({ engine, env, simulator }) {
  const clock = { at: Date.now(), now: () => clock.at };
  const mix = { probability: 0.3, endpoints, seed: SEED, milliseconds: 50 };
  await simulator.ask('POST', '/sim/faults/mix', mix);
  const app = await appOf(env, clock);
  const started = performance.now();
  let waits = 0;
  try {
    for (; (await waiting(app)) > 0; waits += 1) {
      await app.get(OutboxService).drain();
      clock.at += 61_000;
    }
    const { mix: after } = await simulator.ask('GET', '/sim/faults');
    const { endpoints: answers, tokensIssued } = await simulator.ask('GET', '/sim/stats');
    const told = {
      seed: SEED,
      calls: after.calls,
      faults: after.taken,
      answers: answers[endpoints[0]]?.results,
      tokensIssued,
    };
    const seconds = Math.round((performance.now() - started) / 1000);
    await judge({ engine, app, simulator, load: `30 % of replies spoiled`, told: { ...told, waits, seconds } });
  } finally {
    await app.close();
  }
}

const waiting = async (app) => {
  const sql = "SELECT COUNT(*) AS n FROM outbox_message WHERE state IN ('planned', 'sending')";
  return Number((await app.get(Reader).query(sql))[0].n);
};

/** Real processes, killed while they send; the next one comes when their leases are over. */
async function killed({ engine, env, simulator }) {
  await simulator.ask('POST', '/sim/settings', { sendLatencyMs: 20 });
  let ahead = 0;
  for (let kill = 0; kill <= KILLS; kill += 1) {
    const dispatcher = startDispatcher(env, ahead);
    const over = once(dispatcher, 'exit');
    if (kill < KILLS) {
      await deliveries(simulator, Math.floor(((kill + 1) * MEMBERS) / (KILLS + 2)));
      dispatcher.kill('SIGKILL');
    }
    await over;
    ahead += 61_000;
  }
  const app = await appOf(env, { now: () => Date.now() + ahead });
  try {
    await app.get(OutboxService).drain();
    await judge({ engine, app, simulator, load: `${KILLS} times kill -9`, told: { kills: KILLS } });
  } finally {
    await app.close();
  }
}

const startDispatcher = (env, ahead) =>
  spawn(process.execPath, [path.join(root, 'bench/dispatcher.mjs')], {
    env: { ...process.env, ...env, CLOCK_AHEAD_MS: String(ahead) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

async function deliveries(simulator, wanted) {
  for (;;) {
    const { endpoints: answers } = await simulator.ask('GET', '/sim/stats');
    if ((answers[endpoints[0]]?.results.ok ?? 0) >= wanted) return;
    await delay(20);
  }
}

/** I4: nobody twice, what the phones got is what was sent or unknown, and everybody is in exactly one outcome. */
async function judge({ engine, app, simulator, load, told }) {
  const rows = await app.get(Reader).query('SELECT member_id, state, channel, reason FROM outbox_message');
  const delivered = await deliveredTo(simulator);
  const outcomes = {};
  const wrong = { undecided: 0, twice: 0, sentButNotThere: 0, thereButNotSent: 0, balances: 0 };
  const remaining = await app.get(Reader).query('SELECT member_id, remaining FROM subscription_quota');
  const left = new Map(remaining.map((row) => [Number(row.member_id), Number(row.remaining)]));
  for (const { member_id: id, state, channel, reason } of rows) {
    const key = [state, channel, reason].filter(Boolean).join(' ');
    outcomes[key] = (outcomes[key] ?? 0) + 1;
    const messages = delivered.get(openidOf(Number(id))) ?? 0;
    const bySubscription = state === 'sent' && channel === 'subscription';
    if (state === 'planned' || state === 'sending') wrong.undecided += 1;
    if (messages > 1) wrong.twice += 1;
    if (bySubscription && messages !== 1) wrong.sentButNotThere += 1;
    if (!bySubscription && state !== 'unknown' && messages > 0) wrong.thereButNotSent += 1;
    // Refused with 43101: WeChat says that there is none.
    const used = bySubscription || state === 'unknown' || reason === 'refused';
    if (left.get(Number(id)) !== (used ? 0 : 1)) wrong.balances += 1;
  }
  const { differences } = await app.get(ConsentBalancesQueries).check();
  const got = [...delivered.values()].reduce((sum, n) => sum + n, 0);
  const isRight = rows.length === MEMBERS && differences.length === 0 && Object.values(wrong).every((n) => n === 0);
  say(
    JSON.stringify({
      engine,
      load,
      members: rows.length,
      delivered: got,
      outcomes,
      wrong,
      ledgerDifferences: differences.length,
      ...told,
    }),
  );
  measured({
    bench: 'faults',
    engine,
    load: `${MEMBERS.toLocaleString('en')} recipients, ${load}; ${got.toLocaleString('en')} messages arrived`,
    ours: { value: Object.values(wrong).reduce((sum, n) => sum + n, 0), unit: 'recipients wrong' },
    baseline: null,
    must: 'one outcome each, nobody twice, consents right',
    ok: isRight,
  });
}
