import { createHash } from 'node:crypto';
import type { Reader } from '../../src/db/sql.js';

type Read = Pick<Reader, 'query'>;

/** Every table of the product, by name. */
async function listTables(reader: Read, engine: 'sqlite' | 'mysql'): Promise<readonly string[]> {
  const sql =
    engine === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()';
  return (await reader.query<{ name: string }>(sql)).map((row) => row.name).sort();
}

/** The content of every table as one hash each: equal before and after means that nothing changed. */
export async function tableHashes(reader: Read, engine: 'sqlite' | 'mysql'): Promise<Readonly<Record<string, string>>> {
  const hashes: Record<string, string> = {};
  for (const table of await listTables(reader, engine)) {
    const rows = (await reader.query(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)).sort();
    hashes[table] = `${rows.length}:${createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16)}`;
  }
  return hashes;
}
