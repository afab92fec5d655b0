import type { FastifyInstance } from 'fastify';
import type { FaultKind } from '../faults/spoiled-call.js';
import { callsToday } from '../http/quotas.js';
import type { Platform } from '../platform.js';
import { readBody } from './control-app.js';
import { ControlError } from './control-error.js';
import { FaultMixSchema, FaultSchema } from './control-schemas.js';

const holdByDefault: Partial<Record<FaultKind, number>> = { slow: 3_000, timeoutBefore: 30_000, timeoutAfter: 30_000 };
/** Short, for a mix spoils thousands of calls. */
const holdInMix = 200;

export function addFaultRoutes(app: FastifyInstance, platform: Platform, endpoints: readonly string[]): void {
  const view = (): object => ({ items: platform.faults.list(), mix: platform.faults.mix() });
  const changed = (): object => {
    platform.bus.emit({ kind: 'faults' });
    return view();
  };
  app.get('/sim/faults', async () => view());
  app.post('/sim/faults', async (request) => {
    const fault = readBody(FaultSchema, request.body);
    checkEndpoint(endpoints, fault.endpoint);
    platform.faults.set({ ...fault, milliseconds: fault.milliseconds ?? holdByDefault[fault.kind] ?? 0 });
    return changed();
  });
  app.post('/sim/faults/mix', async (request) => {
    const { seed = platform.random.of('faults').hex(16), ...mix } = readBody(FaultMixSchema, request.body);
    for (const endpoint of mix.endpoints) checkEndpoint(endpoints, endpoint);
    platform.faults.setMix({ ...mix, seed, milliseconds: mix.milliseconds ?? holdInMix });
    return changed();
  });
  app.delete('/sim/faults', async () => {
    platform.faults.clear();
    return changed();
  });
  app.get('/sim/stats', async () => ({ ...platform.stats.view(), callsToday: callsToday(platform) }));
  app.delete('/sim/stats', async () => {
    platform.stats.clear();
    return platform.stats.view();
  });
}

function checkEndpoint(endpoints: readonly string[], endpoint: string): void {
  if (endpoint === '*' || endpoints.includes(endpoint)) return;
  throw new ControlError(400, 'endpoint_unknown', `没有这个接口：${endpoint}。可用：${endpoints.join('、')}`);
}
