// The WeChat simulator in a process of its own, on a free port.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../scripts/workspace.mjs';

export async function startSimulator(seed) {
  const bin = path.join(root, 'simulator/bin/jieti-wechat-simulator.mjs');
  const args = [bin, '--port', '0', '--host', '127.0.0.1', '--seed', seed];
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const over = new Promise((done) => running.once('close', done));
  const base = await new Promise((ready, failed) => {
    running.stdout.on('data', (text) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(String(text));
      if (found) ready(found[0]);
    });
    running.once('close', () => failed(new Error('the simulator did not start')));
  });
  const ask = async (method, at, body) => {
    const json =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const reply = await fetch(`${base}${at}`, { method, ...json });
    if (!reply.ok) throw new Error(`${method} ${at}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  return {
    base,
    ask,
    stop: () => {
      running.kill();
      return over;
    },
  };
}

/** Messages on each phone, by openid. */
export async function deliveredTo(simulator) {
  const delivered = new Map();
  for (let page = 1; ; page += 1) {
    const { items, total, size } = await simulator.ask('GET', `/sim/phones?size=200&page=${page}`);
    for (const { openid, messages } of items) delivered.set(openid, messages);
    if (page * size >= total) return delivered;
  }
}
