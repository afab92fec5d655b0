// Seeded shops of the benches that walk over everybody; one of each size and engine per call, shared between benches.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emptyDatabase } from './database.mjs';
import { say } from './report.mjs';
import { seedShop } from './seed-shop.mjs';

/**
 * @typedef {{ engine: string, members: number, facts: number, location: { dataDir: string, databaseUrl: string | null }, env: Record<string, string> }} Shop
 */

const shops = new Map();
const folder = mkdtempSync(path.join(tmpdir(), 'jieti-bench-shops-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** MySQL needs DATABASE_URL. */
export function engines() {
  if (!process.env.DATABASE_URL) say('DATABASE_URL is not set: no measurement on MySQL.');
  return process.env.DATABASE_URL ? ['MySQL', 'SQLite'] : ['SQLite'];
}

/** @returns {Promise<Shop>} */
export function shopOf(engine, members) {
  const key = `${engine} ${members}`;
  if (!shops.has(key)) shops.set(key, make(engine, members));
  return shops.get(key);
}

async function make(engine, members) {
  say(`${engine}: a shop of ${members.toLocaleString('en')} members…`);
  const dataDir = mkdtempSync(path.join(folder, 'data-'));
  const url = process.env.DATABASE_URL;
  const databaseUrl = engine === 'MySQL' ? await emptyDatabase(url, `bench_shop_${members}`) : null;
  const location = { dataDir, databaseUrl };
  const facts = await seedShop(location, members);
  return { engine, members, facts, location, env: { DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' } };
}

/** Sizes to measure, smallest first; the last one is judged. */
export function sizesOf({ quick, usual, full }) {
  if (process.argv.includes('--quick')) return quick;
  return process.argv.includes('--full') ? full : usual;
}
