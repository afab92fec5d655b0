// Seeded shops of the benches that walk over everybody; one of each size and engine per call, shared between benches.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../server/dist/db/open-database.js';
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

/**
 * Shops of these sizes, smallest first, on every engine there is; the last one of an engine is `judged`. With
 * `--kept=URL` (of a MySQL database, or of a directory with a `jieti.db`) only that one, which a bench made before and
 * nobody dropped: seeding a million members takes minutes.
 * @returns {AsyncGenerator<Shop & { judged: boolean }>}
 */
export async function* shopsOf(sizes) {
  const kept = process.argv.flatMap((arg) => (arg.startsWith('--kept=') ? [arg.slice(7)] : []));
  for (const place of kept) yield { ...(await keptShop(place)), judged: true };
  if (kept.length > 0) return;
  for (const engine of engines())
    for (const members of sizes) yield { ...(await shopOf(engine, members)), judged: members === sizes.at(-1) };
}

async function keptShop(place) {
  const databaseUrl = place.includes('://') ? place : null;
  const dataDir = databaseUrl ? mkdtempSync(path.join(folder, 'data-')) : place;
  const location = { dataDir, databaseUrl };
  const database = await openDatabase(location);
  const [{ members }] = await database.reader.query('SELECT COUNT(*) AS members FROM member');
  const [{ facts }] = await database.reader.query('SELECT COUNT(*) AS facts FROM fact');
  await database.close();
  const env = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' };
  return { engine: databaseUrl ? 'MySQL' : 'SQLite', members: Number(members), facts: Number(facts), location, env };
}

/** @returns {Promise<Shop>} */
function shopOf(engine, members) {
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
