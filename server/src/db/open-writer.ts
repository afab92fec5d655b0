import { DataSource, type DataSourceOptions } from 'typeorm';
import { Dialect } from './dialect.js';
import { runMigrations } from './run-migrations.js';

/** Opens the source that writes, with its tables up to date. */
export async function openWriter(options: DataSourceOptions): Promise<DataSource> {
  const writer = await new DataSource(options).initialize();
  try {
    await runMigrations(writer, new Dialect(options.type === 'mysql' ? 'mysql' : 'sqlite'));
    return writer;
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}
