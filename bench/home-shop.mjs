// The shop of `home`: seeded members, each with what their first page shows beside the tier.
import mysql from 'mysql2/promise';
import { emptyDatabase } from './database.mjs';
import { say } from './report.mjs';
import { seedShop } from './seed-shop.mjs';

const DAY_MS = 86_400_000;
const terms = JSON.stringify({
  ...{ kind: 'cashOff', title: '满 98 减 20', note: '', amountFen: 2000, minSpendFen: 9800 },
  ...{ categories: [], stores: [] },
});
const from = (count) =>
  `FROM member m, (${Array.from({ length: count }, (_, n) => `SELECT ${n} AS n`).join(' UNION ALL ')}) k`;

/** `mysql://…` of a shop; with `--kept` the one that an earlier call left behind. */
export async function homeShop(url, members) {
  const name = `bench_home_${members}`;
  if (process.argv.includes('--kept')) return Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const databaseUrl = await emptyDatabase(url, name);
  say(`a shop of ${members.toLocaleString('en')} members…`);
  await seedShop({ dataDir: '', databaseUrl }, members);
  const connection = await mysql.createConnection(databaseUrl);
  for (const statement of beside(Date.now())) await connection.query(statement);
  await connection.end();
  return databaseUrl;
}

/** An openid, five coupons (three usable), three lots of points, eight messages (three of campaigns, four unread) each. */
function beside(now) {
  return [
    `INSERT INTO store (id, name, created_at) VALUES ('anfu', '安福路店', 1)`,
    `UPDATE member SET store_id = 'anfu'`,
    `INSERT INTO member_identity (kind, value, member_id, created_at)
     SELECT 'openid', CONCAT('o-bench-', id), id, 1 FROM member`,
    `INSERT INTO coupon (code, member_id, template_id, terms, state, grant_key, origin, issued_at, expires_at, works_from)
     SELECT CONCAT(m.id, '-', k.n), m.id, 1, '${terms}', CASE k.n WHEN 3 THEN 'redeemed' ELSE 'issued' END,
       CONCAT('bench-', k.n), '测量', ${now - 40 * DAY_MS}, ${now} + (CASE k.n WHEN 4 THEN -1 ELSE 10 + k.n END) * ${DAY_MS}, 0
     ${from(5)}`,
    `INSERT INTO point_account (member_id, balance, debt, entries, updated_at) SELECT id, 300, 0, 3, 1 FROM member`,
    `INSERT INTO point_lot (id, member_id, earned, remaining, available_at, expires_at, due_at)
     SELECT m.id * 10 + k.n, m.id, 100, 100, 1, ${now} + (k.n + 1) * 20 * ${DAY_MS}, ${now} + (k.n + 1) * 20 * ${DAY_MS}
     ${from(3)}`,
    `INSERT INTO inbox_message (member_id, outbox_id, kind, title, body, page, created_at, read_at)
     SELECT m.id, m.id * 10 + k.n, CASE WHEN k.n % 3 = 0 THEN 'campaign' ELSE 'tierUp' END, '会员日', '今天会员日，饮品第二杯半价。', '',
       ${now - 9 * DAY_MS} + k.n * 60000, CASE WHEN k.n < 4 THEN ${now} END ${from(8)}`,
    `ANALYZE TABLE member, fact, coupon, point_lot, inbox_message`,
  ];
}
