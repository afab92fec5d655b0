import { mkdir } from 'node:fs/promises';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SystemClock } from '../clock.js';
import { readConfig, type Config } from '../config.js';
import { FirstProgrammeService } from '../programmes/first-programme.service.js';
import { CliModule } from './cli.module.js';

/** Opens the database of the environment for one command and closes it again, whatever happens. */
export async function withApp<T>(work: (app: INestApplicationContext, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig();
  await mkdir(config.dataDir, { recursive: true });
  // Standard output belongs to the result.
  Logger.overrideLogger(false);
  const app = await NestFactory.createApplicationContext(CliModule.of(config, new SystemClock()), {
    logger: false,
    abortOnError: false,
  });
  try {
    await app.get(FirstProgrammeService).ensure();
    return await work(app, config);
  } finally {
    await app.close();
  }
}
