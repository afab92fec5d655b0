import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallbackConfig } from '../../src/config-channels.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What the shop is set up with, as the platform's console shows it. */
export interface SimulatorAccounts {
  readonly appId: string;
  readonly appSecret: string;
  readonly callbacks: { readonly miniProgram: CallbackConfig };
  readonly templates: readonly {
    readonly key: string;
    readonly title: string;
    readonly subscriptionTemplateId: string;
    readonly fields: readonly { readonly key: string; readonly label: string; readonly source: string }[];
  }[];
}

export interface SimulatedPhone {
  readonly messages: readonly { readonly id: string; readonly title: string }[];
  readonly consents: Readonly<Record<string, number>>;
}

/** The platform simulator in a process of its own, as others use it: over HTTP only. */
export class SimulatorProcess {
  private constructor(
    readonly base: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(options: { readonly merchant?: string; readonly seed?: string } = {}): Promise<SimulatorProcess> {
    const main = path.join(root, 'simulator/src/main.ts');
    const flags = ['--port', '0', '--host', '127.0.0.1', '--seed', options.seed ?? 'tests'];
    const merchant = options.merchant ? ['--merchant', options.merchant] : [];
    const env = { PATH: process.env['PATH'] ?? '' };
    const running = spawn(
      process.execPath,
      ['--import', '@swc-node/register/esm-register', main, ...flags, ...merchant],
      { cwd: path.join(root, 'server'), env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const over = new Promise<void>((done) => running.once('close', () => done()));
    const base = await new Promise<string>((ready, failed) => {
      let said = '';
      const hear = (text: unknown): void => {
        said += String(text);
        const found = /https?:\/\/127\.0\.0\.1:\d+/.exec(said);
        if (found) ready(found[0]);
      };
      running.stdout.on('data', hear);
      running.stderr.on('data', hear);
      running.once('close', () => failed(new Error(`the simulator did not start: ${said}`)));
    });
    return new SimulatorProcess(base, () => {
      running.kill();
      return over;
    });
  }

  /** What a control endpoint answers. */
  async ask<T>(method: 'GET' | 'POST' | 'DELETE', at: string, body?: unknown): Promise<T> {
    const json =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const reply = await fetch(`${this.base}${at}`, { method, ...json });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${at}: ${reply.status} ${text}`);
    return JSON.parse(text) as T;
  }

  accounts(): Promise<SimulatorAccounts> {
    return this.ask('GET', '/sim/accounts');
  }

  phone(openid: string): Promise<SimulatedPhone> {
    return this.ask('GET', `/sim/phones/${openid}`);
  }

  stop(): Promise<void> {
    return this.end();
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}
