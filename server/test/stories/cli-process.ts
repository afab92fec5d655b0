import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '../setup/test-database.js';

const server = fileURLToPath(new URL('../../', import.meta.url));
const root = path.resolve(server, '..');
const shared = path.join(root, 'shared');
const simulator = path.join(root, 'simulator');

export interface Ending {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory it ever held, in MB; 0 where the system does not say. */
  readonly peakMb: number;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
}

/** `npx jieti …` as a process of its own, on the database of the test and its own data directory. */
export class Cli {
  private constructor(
    private readonly entry: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /** Compiles the server as it is now, once for all tests. */
  static async of(database: TestDatabase): Promise<Cli> {
    const { dataDir, databaseUrl } = database.location;
    return new Cli(path.join(await compiledServer(), 'cli.js'), {
      PATH: process.env['PATH'] ?? '',
      DATA_DIR: dataDir,
      SESSION_SECRET: 'session-secret-of-the-tests-0123456789',
      MEMBER_CODE_SECRET: 'member-code-secret-of-the-tests-012345',
      PERSONAL_DATA_SECRET: 'personal-data-secret-of-the-tests-0123',
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    });
  }

  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningCli {
    return watched(spawn(process.execPath, [this.entry, ...args], { cwd: root, env: { ...this.env, ...env } }));
  }

  /** The jobs of a server, without its doors. */
  startJobs(): RunningCli {
    const source = `import 'reflect-metadata';
      import { ConsoleLogger } from '@nestjs/common';
      import { SystemClock } from './clock.js';
      import { readConfig } from './config.js';
      import { httpApp } from './http/http-app.js';
      const app = await httpApp(readConfig(), new SystemClock(), new ConsoleLogger());
      process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
      setInterval(() => undefined, 1000);`;
    const flags = ['--input-type=module', '--eval', source];
    return watched(spawn(process.execPath, flags, { cwd: path.dirname(this.entry), env: this.env }));
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ending> {
    return this.start(args, env).ended;
  }

  /** The one line of JSON the command prints. */
  async json<T>(...args: readonly string[]): Promise<T> {
    const { code, stdout, stderr } = await this.run([...args, '--json']);
    if (code !== 0 || !/^[^\n]+\n$/.test(stdout)) throw new Error(`exit ${code}: ${stdout}${stderr}`);
    return JSON.parse(stdout) as T;
  }
}

function watched(child: ChildProcessWithoutNullStreams): RunningCli {
  let [stdout, stderr, peakMb] = ['', '', 0];
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => (stderr += String(text)));
  const watch = setInterval(() => void peakOf(child.pid).then((mb) => (peakMb = Math.max(peakMb, mb))), 50);
  const ended = new Promise<Ending>((done) =>
    child.on('close', (code) => {
      clearInterval(watch);
      done({ code, stdout, stderr, peakMb });
    }),
  );
  return { child, ended };
}

async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
}

/** The server as it is now, with its commands; the folder that has `cli.js` and `main.js`. */
export function compiledServer(): Promise<string> {
  return compiled('cli', [path.join(server, 'src'), path.join(shared, 'src')], async (fresh) => {
    const ownShared = path.join(fresh, 'node_modules/@jieti/shared');
    await Promise.all([compile(server, fresh), compile(shared, path.join(ownShared, 'dist'))]);
    await writeFile(path.join(fresh, 'package.json'), '{ "type": "module" }');
    await copyFile(path.join(shared, 'package.json'), path.join(ownShared, 'package.json'));
  });
}

/** The simulator as it is now; the folder that has `dist/main.js`. */
export function compiledSimulator(): Promise<string> {
  return compiled('simulator', [path.join(simulator, 'src'), path.join(simulator, 'static')], async (fresh) => {
    await compile(simulator, path.join(fresh, 'dist'));
    await cp(path.join(simulator, 'static'), path.join(fresh, 'static'), { recursive: true });
    await writeFile(path.join(fresh, 'package.json'), '{ "type": "module" }');
  });
}

/** Put in place by one rename, so that suites side by side share it and none sees half of it. */
async function compiled(
  name: string,
  sources: readonly string[],
  build: (fresh: string) => Promise<void>,
): Promise<string> {
  const home = path.join(root, 'node_modules/.cache/jieti');
  const folder = path.join(home, `${name}-${await fingerprint(sources)}`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  await build(fresh);
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  return folder;
}

async function fingerprint(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const listed = folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true }));
  const entries = (await Promise.all(listed)).flat().filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

function compile(workspace: string, target: string): Promise<void> {
  const swc = path.join(root, 'node_modules/@swc/cli/bin/swc.js');
  const options = ['--strip-leading-paths', '--quiet', '--config-file', path.join(server, '.swcrc')];
  const child = spawn(process.execPath, [swc, 'src', '-d', target, ...options], { cwd: workspace });
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (output += String(text)));
  return new Promise((done, failed) =>
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(`${workspace} does not compile: ${output}`)))),
  );
}
