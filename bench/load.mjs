// Load on a local server: as fast as it answers, or at a fixed rate whatever it answers.
import { Client, Pool } from 'undici';

/** Tills and phones that ask at a fixed rate. */
const CALLERS = 256;

/**
 * @param {{ origin: string, path: string, requests: readonly { headers: Record<string, string>, body: string }[], inFlight: number }} load
 * @returns {Promise<{ perSecond: number, latencies: number[], failed: number }>} latencies in ms
 */
export async function closedLoop({ origin, path, requests, inFlight }) {
  const pool = new Pool(origin, { connections: inFlight, pipelining: 1 });
  const latencies = [];
  let failed = 0;
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (next < requests.length) {
        const request = requests[next++];
        const ok = await send({ caller: pool, path, latencies }, request);
        if (!ok) failed += 1;
      }
    }),
  );
  const perSecond = requests.length / ((performance.now() - started) / 1000);
  await pool.close();
  return { perSecond, latencies, failed };
}

/**
 * Sends at `perSecond`, not waiting for answers; latency counts from the moment a request was due. Each of `CALLERS` has a
 * connection of its own, as tills and phones do: processes behind one port then get an even share.
 */
export async function openLoop({ origin, path, requests, perSecond, method }) {
  const callers = Array.from({ length: CALLERS }, () => new Client(origin, { pipelining: 1 }));
  const latencies = [];
  let failed = 0;
  const started = performance.now();
  await Promise.all(
    requests.map(async (request, index) => {
      const due = started + (index / perSecond) * 1000;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const ok = await send({ caller: callers[index % CALLERS], path, latencies, method }, request, due);
      if (!ok) failed += 1;
    }),
  );
  const rate = requests.length / ((performance.now() - started) / 1000);
  await Promise.all(callers.map((caller) => caller.close()));
  return { perSecond: rate, latencies, failed };
}

async function send({ caller, path, latencies, method = 'POST' }, { headers, body }, from = performance.now()) {
  const reply = await caller.request({ method, path, headers, body });
  await reply.body.dump();
  latencies.push(performance.now() - from);
  return reply.statusCode < 300;
}
