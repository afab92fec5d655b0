import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { CliModule } from './cli.module.js';

/** The server's inner pieces on the database of the settings, without HTTP and without work of their own. */
export function openApp(config: Config, clock: Clock): Promise<INestApplicationContext> {
  // Standard output belongs to the result.
  Logger.overrideLogger(false);
  return NestFactory.createApplicationContext(CliModule.of(config, clock), { logger: false, abortOnError: false });
}
