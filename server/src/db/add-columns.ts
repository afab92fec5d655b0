import type { QueryRunner } from 'typeorm';
import { columnSql, isMysql, type ColumnType } from './create-table.js';

/** A column that rows already there can be given: optional, or with a default. */
type LaterColumn = `${ColumnType} null` | `${ColumnType} default ${string}`;

/** Adds the columns that are not there yet; running it again changes nothing. */
export async function addColumns(
  runner: QueryRunner,
  table: string,
  columns: Readonly<Record<string, LaterColumn>>,
): Promise<void> {
  const known = new Set((await runner.getTable(table))?.columns.map((column) => column.name));
  for (const [name, type] of Object.entries(columns)) {
    if (known.has(name)) continue;
    const [stored = type, value] = type.split(' default ');
    const rule = value === undefined ? '' : ` DEFAULT ${value}`;
    await runner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${columnSql(stored, isMysql(runner))}${rule}`);
  }
}

/** Adds an index to a table that has rows already; running it again changes nothing. */
export async function addIndex(
  runner: QueryRunner,
  table: string,
  name: string,
  columns: readonly string[],
): Promise<void> {
  const known = (await runner.getTable(table))?.indices ?? [];
  if (!known.some((index) => index.name === name))
    await runner.query(`CREATE INDEX ${name} ON ${table} (${columns.join(', ')})`);
}

/** Drops a column that may be gone already. */
export async function dropColumn(runner: QueryRunner, table: string, name: string): Promise<void> {
  const known = (await runner.getTable(table))?.columns ?? [];
  if (known.some((column) => column.name === name)) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
}
