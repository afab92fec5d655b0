import path from 'node:path';
import { compiledSimulator } from './cli-process.js';
import { startProcess } from './spoken-process.js';

export interface SimulatorProcess {
  readonly base: string;
  /** Its control interface: a reply as JSON. @throws where it refuses */
  ask<T>(address: string, body?: unknown): Promise<T>;
  end(): Promise<void>;
}

const ADDRESS = /:(\d+)\/（/;

/** The WeChat on this machine, as a process of its own on a free port, with everything in memory. */
export async function startSimulator(): Promise<SimulatorProcess> {
  const child = await startProcess(path.join(await compiledSimulator(), 'dist/main.js'), { SIM_PORT: '0' }, ADDRESS);
  const base = `http://localhost:${ADDRESS.exec(child.said())?.[1]}`;
  return {
    base,
    ask: async <T>(address: string, body?: unknown) => {
      const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const reply = await fetch(`${base}${address}`, body === undefined ? {} : post);
      if (!reply.ok) throw new Error(`${address}: ${reply.status} ${await reply.text()}`);
      return (await reply.json()) as T;
    },
    end: () => child.end(),
  };
}
