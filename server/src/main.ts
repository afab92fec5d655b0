import 'reflect-metadata';
import cluster from 'node:cluster';
import { access, constants, mkdir } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { SystemClock } from './clock.js';
import { readConfig, type Config } from './config.js';
import { openDoors } from './http/doors.js';
import { httpApp } from './http/http-app.js';
import { JsonLogger } from './http/json-logger.js';
import { startupFault } from './http/startup-fault.js';
import { runProcesses } from './processes.js';
import { FirstProgrammeService } from './programmes/first-programme.service.js';

const DRAIN_MS = 10_000;

async function start(config: Config): Promise<void> {
  await mkdir(config.dataDir, { recursive: true });
  await access(config.dataDir, constants.W_OK);
  const clock = new SystemClock();
  const logger = new JsonLogger(
    (line) => process.stdout.write(line),
    () => clock.now(),
  );
  const friends = config.demo ? [config.demo.simulatorUrl] : [];
  const app = await httpApp(config, clock, logger, (server) => openDoors(server, friends));
  try {
    await app.get(FirstProgrammeService).ensure();
    await app.listen(config.port, '0.0.0.0');
  } catch (error) {
    await app.close();
    throw error;
  }
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    Logger.log({ event: 'stopping', signal }, 'main');
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    await app.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  const engine = config.databaseUrl ? 'mysql' : 'sqlite';
  Logger.log({ event: 'listening', port: config.port, engine, pid: process.pid }, 'main');
}

/** Ends with one sentence where a person can put it right, with a stack only where we must. */
function fail(error: unknown, port: number | null): never {
  const sentence = startupFault(error, port);
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exit(1);
}

let port: number | null = null;
try {
  const config = readConfig();
  port = config.port;
  if (config.processes !== undefined && config.processes > 1 && cluster.isPrimary)
    process.exit(await runProcesses(config.processes));
  await start(config);
} catch (error) {
  fail(error, port);
}
