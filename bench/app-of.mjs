// The server's inner pieces without HTTP, on the database of an environment, with a clock of one's own.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CliModule } from '../server/dist/cli/cli.module.js';
import { readConfig } from '../server/dist/config.js';

/** `get` finds any provider; `close` ends it. */
export async function appOf(env, clock) {
  const module = CliModule.of(readConfig(env), clock);
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  return { get: (type) => app.get(type, { strict: false }), close: () => app.close() };
}
