// A Redis of the bench's own, as durable as a queue needs it: every write in the append-only file each second.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Null where there is no Redis on this machine: `apt-get install redis-server`. */
export async function startRedis(port) {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null;
  const dir = mkdtempSync(path.join(tmpdir(), 'jieti-bench-redis-'));
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'yes'];
  const server = spawn('redis-server', [...options, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  const redis = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  for (let attempt = 0; attempt < 50 && redis.status !== 'ready'; attempt += 1) {
    await delay(100);
    await redis.connect().catch(() => undefined);
  }
  redis.disconnect();
  return {
    connection: { host: '127.0.0.1', port, maxRetriesPerRequest: null },
    stop: async () => {
      const over = new Promise((done) => server.once('exit', done));
      server.kill();
      await over;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
