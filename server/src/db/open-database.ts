import { DataSource } from 'typeorm';
import { DataSourceReader } from './data-source-reader.js';
import { Dialect } from './dialect.js';
import { openWriter } from './open-writer.js';
import { sourceOptions, type DatabaseLocation } from './source-options.js';
import type { Reader } from './sql.js';
import { Transactions } from './transactions.js';

export interface Database {
  /** Where it lies, to open it a second time. */
  readonly location: DatabaseLocation;
  readonly dialect: Dialect;
  readonly transactions: Transactions;
  readonly reader: Reader;
  close(): Promise<void>;
}

/** The database without the application around it: the writer, which brings the tables up to date, then the reader. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const dialect = Dialect.of(location);
  const writer = await openWriter(sourceOptions(location, 'write'));
  const reader = await new DataSource(sourceOptions(location, 'read')).initialize();
  return {
    location,
    dialect,
    transactions: new Transactions(writer, dialect),
    reader: new DataSourceReader(reader, dialect),
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}
