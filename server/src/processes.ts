import cluster, { type Worker } from 'node:cluster';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { countForWorker } from './http/shared-limits.js';

const AGAIN_MS = 1000;

/**
 * Serves one port with several processes, each a whole server: rules and prices are computed on as many cores. The first
 * brings the tables up to date before the others start. One that dies is replaced; one that cannot start ends them all.
 * @returns the exit code, once every process has ended.
 */
export async function runProcesses(count: number): Promise<number> {
  const running = new Set<Worker>();
  let stopping = false;
  let failed = 0;

  const start = (): Promise<void> =>
    new Promise((listening) => {
      const worker = cluster.fork();
      countForWorker(worker);
      let listened = false;
      running.add(worker);
      worker.once('listening', () => {
        listened = true;
        listening();
      });
      worker.once('exit', (code) => {
        running.delete(worker);
        if (!stopping && listened) void again(code);
        else if (!stopping) stop('start', code || 1);
        listening();
      });
    });

  const again = async (code: number) => {
    Logger.error({ event: 'process_died', code }, 'main');
    await delay(AGAIN_MS);
    if (!stopping) await start();
  };

  const stop = (signal: string, code = 0) => {
    if (stopping) return;
    stopping = true;
    failed = code;
    Logger.log({ event: 'stopping_processes', signal, running: running.size }, 'main');
    for (const worker of running) worker.process.kill('SIGTERM');
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
  await start();
  for (let made = 1; made < count && !stopping; made += 1) await start();
  if (!stopping) Logger.log({ event: 'processes_started', count }, 'main');
  await ended(running, () => stopping);
  return failed;
}

/** Once nothing runs and nothing will be started again. */
async function ended(running: ReadonlySet<Worker>, stopping: () => boolean): Promise<void> {
  while (running.size > 0 || !stopping()) await delay(50);
}
