// The usual way: a BullMQ job per recipient, three statements each (take the consent, call, write the result).
import { Queue, Worker } from 'bullmq';
import mysql from 'mysql2/promise';
import { Pool } from 'undici';
import { SafeDatabase } from '../server/dist/db/safe-database.js';

const IN_FLIGHT = 64;
const table = `CREATE TABLE send_row (id INTEGER PRIMARY KEY, state VARCHAR(12) NOT NULL, quota INT NOT NULL, msgid VARCHAR(32) NULL)`;
const take = `UPDATE send_row SET quota = quota - 1 WHERE id = ? AND quota > 0`;
const claim = `UPDATE send_row SET state = 'sending' WHERE id = ? AND state = 'planned'`;
const result = `UPDATE send_row SET state = 'sent', msgid = ? WHERE id = ?`;

/** Recipients a second, from the first job to the last result; the jobs are there before. */
export async function bullmqRate({ redis, base, recipients, open }) {
  const database = await open();
  await database.run(table);
  for (let id = 1; id <= recipients; id += 1)
    await database.run(`INSERT INTO send_row VALUES (?, 'planned', 1, NULL)`, [id]);
  const queue = new Queue('sends', { connection: redis.connection });
  await queue.obliterate({ force: true });
  for (let from = 1; from <= recipients; from += 1000) {
    const ids = Array.from({ length: Math.min(1000, recipients - from + 1) }, (_, i) => from + i);
    await queue.addBulk(ids.map((id) => ({ name: 'send', data: { id }, opts: { removeOnComplete: true } })));
  }
  const pool = new Pool(base, { connections: IN_FLIGHT });
  const started = performance.now();
  await new Promise((done, fail) => {
    let left = recipients;
    const worker = new Worker('sends', (job) => send({ database, pool }, job.data.id), {
      connection: redis.connection,
      concurrency: IN_FLIGHT,
    });
    worker.on('completed', () => (left -= 1) === 0 && worker.close().then(done, fail));
    worker.on('failed', (_, error) => fail(error));
  });
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  await queue.close();
  await database.close();
  return recipients / seconds;
}

async function send({ database, pool }, id) {
  await database.run(claim, [id]);
  await database.run(take, [id]);
  const body = JSON.stringify({ touser: `o-${id}`, template_id: 't', data: { thing1: { value: '冬日第二杯' } } });
  const headers = { 'content-type': 'application/json' };
  const reply = await pool.request({ method: 'POST', path: '/cgi-bin/message/subscribe/send', headers, body });
  const msgid = /"msgid":(\d+)/.exec(await reply.body.text())?.[1] ?? null;
  await database.run(result, [msgid, id]);
}

export async function onMysql(url) {
  const pool = mysql.createPool({ uri: url, connectionLimit: 16 });
  return { run: (sql, params = []) => pool.query(sql, params), close: () => pool.end() };
}

/** One writer; each statement is durable when it returns, as on MySQL. */
export function onSqlite(file) {
  const database = new SafeDatabase(file);
  database.pragma('journal_mode = WAL');
  const prepared = new Map();
  const statement = (sql) => prepared.get(sql) ?? prepared.set(sql, database.prepare(sql)).get(sql);
  return { run: async (sql, params = []) => statement(sql).run(...params), close: async () => database.close() };
}
