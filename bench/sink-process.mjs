// Starts the sink and asks it what it got.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../scripts/workspace.mjs';

/** @returns {Promise<{ base: string, take: () => Promise<{ messages: number, people: number, most: number }>, stop: () => void }>} */
export async function startSink(delayMs = 0) {
  const sink = fork(path.join(root, 'bench/sink.mjs'), [String(delayMs)], { execArgv: [] });
  const [{ port }] = await once(sink, 'message');
  return {
    base: `http://127.0.0.1:${port}`,
    take: async () => {
      sink.send('count');
      return (await once(sink, 'message'))[0];
    },
    stop: () => sink.send('stop'),
  };
}
