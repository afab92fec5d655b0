import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Dialect } from './dialect.js';
import { openDatabase, type Database } from './open-database.js';
import { Reader } from './sql.js';
import { Transactions } from './transactions.js';

const DATABASE = Symbol('database');

/** Gives every feature `Transactions`, `Reader` and `Dialect`; the tables are up to date before anything starts. */
@Global()
@Module({
  providers: [
    { provide: DATABASE, useFactory: (config: Config) => openDatabase(config), inject: [CONFIG] },
    { provide: Transactions, useFactory: (database: Database) => database.transactions, inject: [DATABASE] },
    { provide: Reader, useFactory: (database: Database) => database.reader, inject: [DATABASE] },
    { provide: Dialect, useFactory: (database: Database) => database.dialect, inject: [DATABASE] },
  ],
  exports: [Transactions, Reader, Dialect],
})
export class DbModule implements OnApplicationShutdown {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }
}
