import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { openTestDatabase } from '../../test/setup/test-database.js';
import { TestClock } from '../../test/setup/test-clock.js';
import { testConfig } from '../../test/setup/world.js';
import { PlatformModule } from '../platform.module.js';
import { DbModule } from './db.module.js';
import type { DatabaseLocation } from './source-options.js';
import { Reader } from './sql.js';
import { Transactions } from './transactions.js';

const wechat = { apiBase: 'http://127.0.0.1:1', appId: 'wx', appSecret: 's', officialAccount: null, pay: null };

function start(location: DatabaseLocation): Promise<INestApplicationContext> {
  const config = { ...testConfig, ...location, port: 0, wechat, demo: null };
  return NestFactory.createApplicationContext(
    { module: class {}, imports: [PlatformModule.of(config, new TestClock()), DbModule] },
    { logger: false, abortOnError: false },
  );
}

test('what the writer commits, the reader sees, and both close with the application', async () => {
  const database = await openTestDatabase();
  try {
    const app = await start(database.location);
    const sources = ['writer', 'reader'].map((name) => app.get<DataSource>(getDataSourceToken(name)));
    await app
      .get(Transactions)
      .run((tx) => tx.insertRows('store', ['id', 'name', 'created_at'], [['anfu', '安福路店', 1]]));
    expect(await app.get(Reader).query('SELECT name FROM store WHERE id = ?', ['anfu'])).toEqual([
      { name: '安福路店' },
    ]);

    await app.close();

    expect(sources.map((source) => source.isInitialized)).toEqual([false, false]);
  } finally {
    await database.drop();
  }
});

test('a start that cannot reach its database fails with the reason, without trying again', async () => {
  const nowhere = { dataDir: '', databaseUrl: 'mysql://root@127.0.0.1:1/jieti' };
  await expect(start(nowhere)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
