import { mkdir } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { SystemClock } from '../clock.js';
import { readConfig, type Config } from '../config.js';
import { FirstProgrammeService } from '../programmes/first-programme.service.js';
import { openApp } from './open-app.js';

/** Opens the database of the environment for one command and closes it again, whatever happens. */
export async function withApp<T>(work: (app: INestApplicationContext, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig();
  await mkdir(config.dataDir, { recursive: true });
  const app = await openApp(config, new SystemClock());
  try {
    await app.get(FirstProgrammeService).ensure();
    return await work(app, config);
  } finally {
    await app.close();
  }
}
