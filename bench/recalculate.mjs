// Everybody folded again: a what-if run, a recalculation that has something to write, and one that has nothing, beside a
// loop that reads, folds and writes one member after the other.
import { loadavg } from 'node:os';
import path from 'node:path';
import { foldTier } from '@jieti/shared/rules/tier/fold';
import { openDatabase } from '../server/dist/db/open-database.js';
import { FactsQueries } from '../server/dist/facts/facts.queries.js';
import { root } from '../scripts/workspace.mjs';
import { child } from './child.mjs';
import { LockWatch } from './lock-watch.mjs';
import { measured, round, say } from './report.mjs';
import { shopsOf, sizesOf } from './shops.mjs';

const sizes = sizesOf({ quick: [5000, 20_000], usual: [20_000, 100_000], full: [20_000, 200_000, 1_000_000] });
const MUST_SECONDS = { MySQL: 20, SQLite: 30 };
const MUST_RATIO = 10;
const MUST_MB = 1024;
/** Of the loop, which would take minutes for everybody. */
const SAMPLE = 3000;
const IN_FLIGHT = 16;
/** Every so many members is made to differ. */
const SPOILT = 50;

export async function bench() {
  for await (const shop of shopsOf(sizes)) await measure(shop);
}

async function measure(shop) {
  const cli = (...args) => child([path.join(root, 'server/dist/cli.js'), ...args, '--json'], shop.env);
  const loop = await loopRate(shop);
  // What has come due since the shop was made is taken up first, so that only what is spoilt differs.
  await cli('recalculate');
  const whatIf = await child([path.join(root, 'bench/what-if-run.mjs')], shop.env);
  tell(shop, { what: 'what-if run', ...whatIf, loop, note: summaryOf(JSON.parse(whatIf.output)) });

  const spoiltAt = await spoil(shop);
  const watch = shop.engine === 'MySQL' ? await LockWatch.start(shop.location.databaseUrl, SPOILT, shop.members) : null;
  const repair = await cli('recalculate');
  const waits = await watch?.stop();
  const { changed } = JSON.parse(repair.output);
  const written = await writtenSince(shop, spoiltAt);
  const lock = waits ? `, longest wait for a member's lock ${round(waits.longest)} ms of ${waits.looks} looks` : '';
  const isExact = changed === Math.floor(shop.members / SPOILT) && written === changed;
  const fits = isExact && (!waits || waits.longest <= 100);
  tell(shop, {
    what: 'recalculation',
    ...repair,
    loop,
    fits,
    note: `${changed} differed, ${written} rows written${lock}`,
  });

  const idle = await cli('recalculate');
  const nothing = JSON.parse(idle.output).changed === 0;
  tell(shop, { what: 'recalculation', ...idle, loop, fits: nothing, note: 'nothing to write' });
  const verify = await cli('verify');
  const found = JSON.parse(verify.output).differences;
  tell(shop, { what: 'verify', ...verify, loop, fits: found === 0, note: `${found} differences` });
}

function tell(shop, { what, seconds, peakMb, loop, note, fits = true }) {
  const { judged } = shop;
  const rate = shop.members / seconds;
  const ratio = rate / loop;
  const must = MUST_SECONDS[shop.engine];
  const scale = shop.members / 1_000_000;
  measured({
    bench: 'recalculate',
    engine: shop.engine,
    load: `${what}: ${shop.members.toLocaleString('en')} members, ${shop.facts.toLocaleString('en')} facts, ${round(seconds)} s with start, peak ${peakMb} MB, load average ${round(loadavg()[0])}; ${note}`,
    ours: { value: Math.round(rate), unit: 'members/s' },
    baseline: { name: `one by one, ${IN_FLIGHT} in flight, on ${SAMPLE}`, value: Math.round(loop) },
    must: judged ? `≤ ${must} s a million, ≥ ${MUST_RATIO}×, < ${MUST_MB} MB, only what differs` : 'how cost grows',
    // Half a second of start weighs on small shops and is none of the million's.
    ok: fits && peakMb < MUST_MB && (!judged || (seconds <= Math.max(1, must * scale + 1) && ratio >= MUST_RATIO)),
  });
}

function summaryOf({ up, down, later, near, seconds }) {
  return `${up} up, ${down} down, ${later} later, ${near} near, ${seconds} s without start`;
}

/** Members per second by SELECT, fold and UPDATE, each with a commit of its own. */
async function loopRate({ location, members }) {
  const database = await openDatabase(location);
  try {
    const facts = new FactsQueries(database.reader);
    const [{ definition }] = await database.reader.query('SELECT definition FROM programme_version');
    const versions = [JSON.parse(definition)];
    const ids = Array.from({ length: Math.min(SAMPLE, members) }, (_, i) => 1 + Math.floor((i * members) / SAMPLE));
    const queue = ids[Symbol.iterator]();
    const started = performance.now();
    await Promise.all(
      Array.from({ length: IN_FLIGHT }, async () => {
        for (const id of queue) {
          const [member] = await database.reader.query('SELECT registered_at FROM member WHERE id = ?', [id]);
          const own = await facts.ofMember(id);
          const state = foldTier({ versions, registeredAt: member.registered_at, facts: own, asOf: Date.now() });
          await database.transactions.run((tx) =>
            tx.execute('UPDATE member SET tier = ?, tier_rank = ?, updated_at = updated_at + 1 WHERE id = ?', [
              ...[state.tier, state.rank, id],
            ]),
          );
        }
      }),
    );
    return ids.length / ((performance.now() - started) / 1000);
  } finally {
    await database.close();
  }
}

/** Returns the instant before. */
async function spoil({ location, members }) {
  const database = await openDatabase(location);
  const at = Date.now();
  await database.transactions.run((tx) =>
    tx.execute(`UPDATE member SET growth = growth + 1, updated_at = 0 WHERE id % ${SPOILT} = 0 AND id <= ${members}`),
  );
  await database.close();
  say(`one in ${SPOILT} is made to differ`);
  return at;
}

async function writtenSince({ location }, at) {
  const database = await openDatabase(location);
  const [{ n }] = await database.reader.query('SELECT COUNT(*) AS n FROM member WHERE updated_at >= ?', [at]);
  await database.close();
  return Number(n);
}
