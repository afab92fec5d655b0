import { spawn, type ChildProcess } from 'node:child_process';

export interface SpokenProcess {
  /** What it said so far. */
  said(): string;
  /** Ends it and waits until it is gone. */
  end(): Promise<void>;
}

/** Starts a program of ours and waits until it has said `ready`. @throws when it ends before that */
export async function startProcess(
  entry: string,
  env: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<SpokenProcess> {
  const child = spawn(process.execPath, [entry], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  let said = '';
  await new Promise<void>((done, failed) => {
    const listen = (text: unknown) => {
      said += String(text);
      if (ready.test(said)) done();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('close', (code) => failed(new Error(`ended with ${code}: ${said}`)));
  });
  return { said: () => said, end: () => endOf(child) };
}

function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  const closed = new Promise<void>((done) => child.once('close', () => done()));
  child.kill('SIGTERM');
  return closed;
}
