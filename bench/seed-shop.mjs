// A shop of members with about fourteen facts each over two years, settled: made inside of the database by arithmetic,
// so that a million members take minutes. The same size gives the same shop. Facts have their primary key only.
import { openDatabase } from '../server/dist/db/open-database.js';
import { openOwnReader } from '../server/dist/db/own-reader.js';
import { FactsQueries } from '../server/dist/facts/facts.queries.js';
import { rowOfStanding, standingColumns, standingOf } from '../server/dist/ledger/standing.js';
import { rowOfTransition, transitionColumns } from '../server/dist/ledger/transition-row.js';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { settle } from '@jieti/shared/rules/settle';
import { say } from './report.mjs';

/** When the shop was made: 1 November 2026, 12:00 in Shanghai. */
export const SHOP_NOW = Date.UTC(2026, 10, 1, 4);
const STEP = 2_600_000_000;
const RANGE = 1024;
const MEMBERS_AT_ONCE = 100_000;

/** What each fact is, from the numbers of its member (m.n) and of itself (k.n). */
const hash = (k) => `((m.n * 7919 + (${k}) * 104729) % 1000003)`;
const facts = '(4 + m.n * 8 % 21)';
const amount = (k) => `(2000 + ${hash(k)} * 37 % 12000 + (CASE WHEN m.n % 17 = 0 THEN 30000 ELSE 0 END))`;
const isEngagement = (k) => `((${k}) % 9 = 7)`;
const isRefund = (k) => `(${hash(k)} % 50 = 0)`;
const isPurchase = (k) => `(NOT ${isEngagement(k)} AND NOT ${isRefund(k)})`;
const isLinked = `(${isRefund('k.n')} AND k.n > 1 AND ${isPurchase('k.n - 1')})`;
const occurredAt = `(${SHOP_NOW} - (${facts} - k.n + 1 + m.n * 31 % 5) * ${STEP} + ${hash('k.n')} * 86)`;
const number = (k) => `(10000000000 + m.n * 100 + (${k}))`;
const text = (dialect, value) => dialect.concat([`'A'`, value]);

/** @param {import('../server/dist/db/source-options.js').DatabaseLocation} location */
export async function seedShop(location, members) {
  const started = performance.now();
  const database = await openDatabase(location);
  try {
    const run = (sql) => database.transactions.run((tx) => tx.execute(sql));
    await publish(database);
    const restore = await withoutIndexes(database);
    await numbers(database);
    for (let from = 1; from <= members; from += MEMBERS_AT_ONCE) {
      const to = Math.min(from + MEMBERS_AT_ONCE - 1, members);
      await run(factsSql(database.dialect, from, to));
      await run(entriesSql(database.dialect, from, to));
      await settleRange(database, location, from, to);
      say(`seeded ${to.toLocaleString('en')} members, ${Math.round((performance.now() - started) / 1000)} s`);
    }
    await run('DROP TABLE number');
    await restore();
    const [{ n }] = await database.reader.query('SELECT COUNT(*) AS n FROM fact');
    say(`${Number(n).toLocaleString('en')} facts in ${Math.round((performance.now() - started) / 1000)} s`);
    return Number(n);
  } finally {
    await database.close();
  }
}

function publish(database) {
  const columns = ['programme', 'version', 'effective_from', 'definition', 'published_at', 'published_by', 'note'];
  const row = [
    'membership',
    1,
    growthCard.effectiveFrom,
    JSON.stringify({ ...growthCard, version: 1 }),
    0,
    'bench',
    '',
  ];
  return database.transactions.run((tx) => tx.insertRows('programme_version', columns, [row]));
}

/** Rows go in ten times as fast without; returns the way to make them again. */
async function withoutIndexes({ dialect, reader, transactions }) {
  const tables = `('fact', 'member', 'tier_history')`;
  // Nothing here writes facts or looks for one by its key, and these take longest to make: they stay away.
  const stays = ({ tbl }) => tbl !== 'fact';
  const found =
    dialect.kind === 'mysql'
      ? await reader.query(
          `SELECT TABLE_NAME AS tbl, INDEX_NAME AS name, MAX(NON_UNIQUE) AS plain, GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS cols
           FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ${tables} AND INDEX_NAME <> 'PRIMARY'
           GROUP BY TABLE_NAME, INDEX_NAME`,
        )
      : await reader.query(
          `SELECT tbl_name AS tbl, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ${tables}`,
        );
  const run = (sql) => transactions.run((tx) => tx.execute(sql));
  for (const { tbl, name } of found)
    await run(dialect.kind === 'mysql' ? `DROP INDEX ${name} ON ${tbl}` : `DROP INDEX ${name}`);
  return async () => {
    for (const { tbl, name, plain, cols, sql } of found.filter(stays))
      await run(sql ?? `CREATE ${Number(plain) ? '' : 'UNIQUE '}INDEX ${name} ON ${tbl} (${cols})`);
  };
}

/** The numbers from 0 to 999. */
async function numbers({ transactions }) {
  await transactions.run((tx) => tx.execute('CREATE TABLE number (n INTEGER PRIMARY KEY)'));
  await transactions.run((tx) =>
    tx.insertRows(
      'number',
      ['n'],
      Array.from({ length: 1000 }, (_, n) => [n]),
    ),
  );
}

const memberNumbers = (from, to) =>
  `(SELECT a.n * 1000 + b.n AS n FROM number a, number b WHERE a.n <= ${Math.floor(to / 1000)} AND a.n >= ${Math.floor(from / 1000)}) m`;
const eachFact = (from, to) =>
  `FROM ${memberNumbers(from, to)}, number k WHERE m.n >= ${from} AND m.n <= ${to} AND k.n BETWEEN 1 AND 24 AND k.n <= ${facts}`;

function factsSql(dialect, from, to) {
  const kind = `CASE WHEN ${isEngagement('k.n')} THEN 'engagement' WHEN ${isRefund('k.n')} THEN 'refund' ELSE 'purchase' END`;
  // A linked refund leaves ¥10 of its order.
  const fen = `CASE WHEN ${isEngagement('k.n')} THEN 0 WHEN ${isLinked} THEN ${amount('k.n - 1')} - 1000
    WHEN ${isRefund('k.n')} THEN 1000 ELSE ${amount('k.n')} END`;
  return `INSERT INTO fact (member_id, occurred_at, source, external_id, kind, recorded_at, store_id, amount_fen,
      order_source, order_external_id, detail)
    SELECT m.n, ${occurredAt}, 'wxpay', ${text(dialect, number('k.n'))}, ${kind}, ${occurredAt} + 900, NULL, ${fen},
      CASE WHEN ${isLinked} THEN 'wxpay' END, CASE WHEN ${isLinked} THEN ${text(dialect, number('k.n - 1'))} END,
      CASE WHEN ${isEngagement('k.n')} THEN '{"activity":"checkin"}' WHEN k.n % 3 = 0 THEN '{"categories":["饮品"]}' END
    ${eachFact(from, to)}`;
}

function entriesSql(dialect, from, to) {
  const growth = (fen) => `((${fen}) - (${fen}) % 100) / 100`;
  const checkin = growthCard.growth.engagement.find(({ activity }) => activity === 'checkin').growth;
  const delta = `CASE WHEN ${isEngagement('k.n')} THEN ${checkin} WHEN ${isLinked} THEN 10 - ${growth(amount('k.n - 1'))}
    WHEN ${isRefund('k.n')} THEN 0 ELSE ${growth(amount('k.n'))} END`;
  const reason = `CASE WHEN ${isEngagement('k.n')} THEN 'engagement' WHEN ${isRefund('k.n')} THEN 'refund' ELSE 'purchase' END`;
  return `INSERT INTO growth_entry (member_id, occurred_at, source, external_id, delta, reason, programme_version, recorded_at)
    SELECT * FROM (SELECT m.n AS member, ${occurredAt} AS at, 'wxpay' AS source, ${text(dialect, number('k.n'))} AS number,
      ${delta} AS delta, ${reason} AS reason, 1 AS version, ${occurredAt} + 900 AS recorded ${eachFact(from, to)}) entry WHERE delta <> 0`;
}

/** Member rows and histories as the fold says. */
async function settleRange(database, location, from, to) {
  const { transactions } = database;
  const reader = await openOwnReader(location);
  const placeholder = [
    'id',
    'card_no',
    'name',
    'status',
    'marketing',
    'registered_at',
    ...standingColumns,
    'updated_at',
  ];
  const versions = [{ ...growthCard, version: 1 }];
  for (let first = from; first <= to; first += RANGE) {
    const last = Math.min(first + RANGE - 1, to);
    const facts = await new FactsQueries(reader).ofRange(first, last);
    const [rows, history] = [[], []];
    for (let id = first; id <= last; id += 1) {
      const own = facts.get(id) ?? [];
      const member = { id, registeredAt: (own[0]?.occurredAt ?? SHOP_NOW) - 1000 };
      const { state, totals, added } = settle({
        ...{ versions, member, facts: own, fresh: [], stored: [], now: SHOP_NOW, announce: false, shopName: '' },
      });
      const standing = rowOfStanding(standingOf(state, totals));
      rows.push([
        id,
        `JT${String(id).padStart(10, '0')}`,
        `会员${id}`,
        'active',
        1,
        member.registeredAt,
        ...standing,
        SHOP_NOW,
      ]);
      history.push(...added.map((transition) => rowOfTransition(id, transition, SHOP_NOW)));
    }
    await transactions.run(async (tx) => {
      await tx.insertRows('member', placeholder, rows);
      await tx.insertRows('tier_history', transitionColumns, history);
    });
  }
  await reader.close();
}
