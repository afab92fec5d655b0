// The baseline of `redeem`: the same books by hand over mysql2, behind node:http, without a framework, without a price, and
// without what asks who may. One transaction: lock the member, look for the receipt, use the coupon up, enter the sale, the
// fact, growth and points. Run as a process: DATABASE_URL, PORT.
import { createServer } from 'node:http';
import mysql from 'mysql2/promise';

const pool = mysql.createPool({ uri: process.env.DATABASE_URL, connectionLimit: 12 });

const TABLES = [
  'member (id BIGINT PRIMARY KEY, growth BIGINT, spend BIGINT, points BIGINT)',
  `coupon (id BIGINT PRIMARY KEY, member_id BIGINT, state VARCHAR(10), expires_at BIGINT, amount_fen BIGINT,
    redeemed_at BIGINT NULL, redeemed_by VARCHAR(60) NULL)`,
  'template (id BIGINT PRIMARY KEY, redeemed BIGINT)',
  `sale (id BIGINT AUTO_INCREMENT PRIMARY KEY, receipt VARCHAR(64) UNIQUE, member_id BIGINT, payable_fen BIGINT,
    price MEDIUMTEXT, at BIGINT)`,
  'fact (id BIGINT AUTO_INCREMENT PRIMARY KEY, receipt VARCHAR(64) UNIQUE, member_id BIGINT, amount_fen BIGINT, at BIGINT)',
  'entry (id BIGINT AUTO_INCREMENT PRIMARY KEY, member_id BIGINT, kind VARCHAR(10), delta BIGINT, receipt VARCHAR(64))',
  'event (id BIGINT AUTO_INCREMENT PRIMARY KEY, coupon_id BIGINT, kind VARCHAR(10), at BIGINT)',
];

for (const table of TABLES) await pool.query(`CREATE TABLE ${table} ENGINE=InnoDB`);
await pool.query('INSERT INTO template VALUES (1, 0)');

async function redeem({ memberId, couponId, receiptNo, amountFen }) {
  const connection = await pool.getConnection();
  const ask = (sql, values) => connection.execute(sql, values);
  const at = Date.now();
  try {
    await connection.beginTransaction();
    await ask('SELECT id FROM member WHERE id = ? FOR UPDATE', [memberId]);
    const [known] = await ask('SELECT payable_fen FROM sale WHERE receipt = ?', [receiptNo]);
    if (known.length > 0) return await connection.commit();
    const [[coupon]] = await ask('SELECT * FROM coupon WHERE id = ? FOR UPDATE', [couponId]);
    if (coupon.state !== 'issued' || coupon.expires_at <= at || coupon.member_id !== memberId)
      throw new Error('coupon');
    const used =
      "UPDATE coupon SET state = 'redeemed', redeemed_at = ?, redeemed_by = ? WHERE id = ? AND state = 'issued'";
    await ask(used, [at, 'clerk', couponId]);
    await ask('UPDATE template SET redeemed = redeemed + 1 WHERE id = 1', []);
    await ask("INSERT INTO event (coupon_id, kind, at) VALUES (?, 'redeemed', ?)", [couponId, at]);
    const payable = amountFen - coupon.amount_fen;
    const price = JSON.stringify({ amountFen, payable, lines: [{ key: '1', amountFen }] });
    const sold = 'INSERT INTO sale (receipt, member_id, payable_fen, price, at) VALUES (?, ?, ?, ?, ?)';
    await ask(sold, [receiptNo, memberId, payable, price, at]);
    await ask('INSERT INTO fact (receipt, member_id, amount_fen, at) VALUES (?, ?, ?, ?)', [
      receiptNo,
      memberId,
      payable,
      at,
    ]);
    const gained = Math.floor(payable / 100);
    const entry = 'INSERT INTO entry (member_id, kind, delta, receipt) VALUES (?, ?, ?, ?)';
    await ask(entry, [memberId, 'growth', gained, receiptNo]);
    await ask(entry, [memberId, 'points', gained, receiptNo]);
    const moved = 'UPDATE member SET growth = growth + ?, points = points + ?, spend = spend + ? WHERE id = ?';
    await ask(moved, [gained, gained, payable, memberId]);
    await connection.commit();
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    redeem(JSON.parse(body)).then(
      () => response.writeHead(200).end('{}'),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
