import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';

const server = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_MS = 180_000;

/** The server with `PROCESSES=2`; `pids` grows as they begin to listen. */
function startServer({ location }: TestDatabase, port: number) {
  const { PATH = '' } = process.env;
  const database = location.databaseUrl ? { DATABASE_URL: location.databaseUrl } : {};
  const child = spawn(process.execPath, ['--import', '@swc-node/register/esm-register', 'src/main.ts'], {
    cwd: server,
    env: { PATH, DATA_DIR: location.dataDir, PORT: String(port), PROCESSES: '2', ...database },
  });
  const pids: number[] = [];
  let errors = '';
  child.stderr.on('data', (text) => (errors += String(text)));
  child.stdout.on('data', (text) => {
    for (const [, pid] of String(text).matchAll(/"event":"listening".*?"pid":(\d+)/g)) pids.push(Number(pid));
  });
  return { child, pids, errors: () => errors, ended: once(child, 'close') };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Fails where the process is over before it holds. */
async function until(child: ChildProcess, holds: () => boolean): Promise<void> {
  while (!holds()) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    await delay(50);
  }
}

describe('several processes behind one port', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await openTestDatabase()));
  afterAll(() => database.drop());

  it(
    'serve together, hold one limit, replace one that dies and end together; the embedded database refuses them in one sentence',
    async () => {
      const port = await freePort();
      const { child, pids, errors, ended } = startServer(database, port);
      if (database.dialect.kind === 'sqlite') {
        const [code] = (await ended) as [number | null];
        expect(code).toBe(1);
        expect(errors()).toContain('PROCESSES');
        return;
      }
      await until(child, () => pids.length === 2);
      expect(new Set(pids).size).toBe(2);
      process.kill(pids[0]!, 'SIGKILL');
      await until(child, () => pids.length === 3);
      const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`http://127.0.0.1:${port}/readyz`)));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
      const url = `http://127.0.0.1:${port}/api/auth/staff-login`;
      const logins = await Promise.all(
        Array.from({ length: 90 }, () => fetch(url, { method: 'POST', headers: { connection: 'close' } })),
      );
      // Sixty a minute from one address, whichever process answers.
      expect(logins.filter(({ status }) => status !== 429)).toHaveLength(60);
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      expect(code).toBe(0);
      for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
    },
    PATIENCE_MS,
  );
});
