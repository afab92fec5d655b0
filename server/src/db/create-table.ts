import type { QueryRunner } from 'typeorm';

/** Portable column types; `key` is case-sensitive ASCII-or-UTF-8 text short enough to be indexed. */
export type ColumnType = 'id' | 'bigint' | 'int' | 'bool' | 'text' | 'bytes' | `key(${number})` | `varchar(${number})`;

export interface TableDefinition {
  readonly name: string;
  /** `name: type` or `name: type null`; everything else is NOT NULL. `id` is the generated primary key. */
  readonly columns: Readonly<Record<string, ColumnType | `${ColumnType} null`>>;
  /** Composite primary key, clustering the rows (InnoDB; WITHOUT ROWID on SQLite). */
  readonly primaryKey?: readonly string[];
  readonly unique?: Readonly<Record<string, readonly string[]>>;
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

/** Creates a table with its indexes, the same on both engines; running it again changes nothing. */
export async function createTable(runner: QueryRunner, table: TableDefinition): Promise<void> {
  for (const statement of tableStatements(table, isMysql(runner))) await runner.query(statement);
}

export function isMysql(runner: QueryRunner): boolean {
  return runner.connection.options.type === 'mysql' || runner.connection.options.type === 'mariadb';
}

/** MySQL has no CREATE INDEX IF NOT EXISTS, SQLite no inline INDEX: each gets its own re-runnable form. */
export function tableStatements(table: TableDefinition, mysql: boolean): string[] {
  const lines = Object.entries(table.columns).map(([name, type]) => `${name} ${columnSql(type, mysql)}`);
  if (table.primaryKey) lines.push(`PRIMARY KEY (${table.primaryKey.join(', ')})`);
  const unique = Object.entries(table.unique ?? {});
  const indexes = Object.entries(table.indexes ?? {});
  if (mysql) {
    lines.push(...unique.map(([name, columns]) => `UNIQUE KEY ${name} (${columns.join(', ')})`));
    lines.push(...indexes.map(([name, columns]) => `KEY ${name} (${columns.join(', ')})`));
    return [
      `CREATE TABLE IF NOT EXISTS ${table.name} (${lines.join(', ')}) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
    ];
  }
  const clustered = table.primaryKey ? ' WITHOUT ROWID' : '';
  return [
    `CREATE TABLE IF NOT EXISTS ${table.name} (${lines.join(', ')})${clustered}`,
    ...unique.map(
      ([name, columns]) => `CREATE UNIQUE INDEX IF NOT EXISTS ${name} ON ${table.name} (${columns.join(', ')})`,
    ),
    ...indexes.map(([name, columns]) => `CREATE INDEX IF NOT EXISTS ${name} ON ${table.name} (${columns.join(', ')})`),
  ];
}

export function columnSql(type: string, mysql: boolean): string {
  const optional = type.endsWith(' null');
  const base = optional ? type.slice(0, -' null'.length) : type;
  if (base === 'id') return mysql ? 'BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY' : 'INTEGER PRIMARY KEY AUTOINCREMENT';
  return `${baseSql(base, mysql)} ${optional ? 'NULL' : 'NOT NULL'}`;
}

function baseSql(base: string, mysql: boolean): string {
  if (base === 'bigint') return mysql ? 'BIGINT' : 'INTEGER';
  if (base === 'int') return mysql ? 'INT' : 'INTEGER';
  if (base === 'bool') return mysql ? 'TINYINT' : 'INTEGER';
  if (base === 'text') return mysql ? 'MEDIUMTEXT' : 'TEXT';
  if (base === 'bytes') return mysql ? 'MEDIUMBLOB' : 'BLOB';
  return base.replace('key(', 'varchar(').toUpperCase();
}
