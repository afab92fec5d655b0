import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('../../', import.meta.url));

interface Ending {
  readonly code: number | null;
  readonly errors: string;
  readonly output: string;
}

/** Runs the server as `npm start` would, until it ends; `until` stops it once its output holds this text. */
function run(env: Readonly<Record<string, string>>, until?: string): Promise<Ending> {
  const child = spawn(process.execPath, ['--import', '@swc-node/register/esm-register', 'src/main.ts'], {
    cwd: server,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let [errors, output] = ['', ''];
  child.stderr.on('data', (text) => (errors += String(text)));
  child.stdout.on('data', (text) => {
    output += String(text);
    if (until && output.includes(until)) child.kill('SIGTERM');
  });
  return new Promise((ended) => child.on('close', (code) => ended({ code, errors, output })));
}

// Each case starts a whole process, which takes seconds on a busy machine.
const PATIENCE_MS = 180_000;

describe('starting the server', () => {
  let dataDir: string;
  const where = () => ({ DATA_DIR: dataDir, PORT: '0' });

  beforeAll(async () => (dataDir = await mkdtemp(path.join(tmpdir(), 'jieti-start-'))));
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it(
    'works on an empty directory, and ends in good order when asked to',
    async () => {
      const { code, output } = await run(where(), '"listening"');
      expect(code).toBe(0);
      expect(output).toContain('"stopping"');
      for (const line of output.trimEnd().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
    },
    PATIENCE_MS,
  );

  it.each([['a database that is not there', { DATABASE_URL: 'mysql://root:x@127.0.0.1:9/jieti' }, 'DATABASE_URL']])(
    'says in one sentence what is wrong: %s',
    async (_, env, named) => {
      const { code, errors } = await run({ ...where(), ...env });
      expect(code).toBe(1);
      expect(errors.trimEnd().split('\n')).toHaveLength(1);
      expect(errors).toContain(named);
      expect(errors).toMatch(/[\u4e00-\u9fff]/);
    },
    PATIENCE_MS,
  );

  it(
    'says when the directory is a file',
    async () => {
      const file = path.join(dataDir, 'file');
      await writeFile(file, '');
      const { code, errors } = await run({ DATA_DIR: file, PORT: '0' });
      expect([code, errors.trimEnd().split('\n').length]).toEqual([1, 1]);
      expect(errors).toContain('DATA_DIR');
    },
    PATIENCE_MS,
  );

  it(
    'says when the port is taken',
    async () => {
      const other = createServer();
      const port = await new Promise<number>((ready) =>
        other.listen(0, '0.0.0.0', () => ready((other.address() as AddressInfo).port)),
      );
      const { code, errors } = await run({ DATA_DIR: dataDir, PORT: String(port) });
      other.close();
      expect(errors).toBe(`端口 ${port} 已被占用，换一个 PORT 再启动。 / Port ${port} is in use; set another PORT.\n`);
      expect(code).toBe(1);
    },
    PATIENCE_MS,
  );
});
