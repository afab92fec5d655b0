import { Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { CONFIG, type Config } from '../config.js';
import { DataSourceReader } from './data-source-reader.js';
import { Dialect } from './dialect.js';
import { openWriter } from './open-writer.js';
import { sourceOptions } from './source-options.js';
import { Reader } from './sql.js';
import { Transactions } from './transactions.js';

const WRITER = getDataSourceToken('writer');
const READER = getDataSourceToken('reader');

/** A start that cannot reach its database ends and says so; whoever started it decides when to try again. */
const atOnce = (options: DataSourceOptions): TypeOrmModuleOptions => ({ ...options, toRetry: () => false });

/**
 * Gives every feature `Transactions`, `Reader` and `Dialect`. The writer brings the tables up to date, and the reader
 * opens after it; both close after everything else has stopped.
 */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      name: 'writer',
      inject: [CONFIG],
      useFactory: (config: Config) => atOnce(sourceOptions(config, 'write')),
      dataSourceFactory: (options) => openWriter(options!),
    }),
    TypeOrmModule.forRootAsync({
      name: 'reader',
      inject: [CONFIG, WRITER],
      useFactory: (config: Config) => atOnce(sourceOptions(config, 'read')),
    }),
  ],
  providers: [
    { provide: Dialect, useFactory: (config: Config) => Dialect.of(config), inject: [CONFIG] },
    {
      provide: Transactions,
      useFactory: (writer: DataSource, dialect: Dialect) => new Transactions(writer, dialect),
      inject: [WRITER, Dialect],
    },
    {
      provide: Reader,
      useFactory: (reader: DataSource, dialect: Dialect) => new DataSourceReader(reader, dialect),
      inject: [READER, Dialect],
    },
  ],
  exports: [Transactions, Reader, Dialect],
})
export class DbModule {}
