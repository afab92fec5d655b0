import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../platform.js';
import type { Fault } from './faults.js';

export interface BusyAnswer {
  readonly status: number;
  readonly body: object;
}

/** Call after the hooks that sign replies, so that a truncated reply keeps the signature of the whole one. */
export function addFaultHooks(app: FastifyInstance, platform: Platform, busy: () => BusyAnswer): void {
  const taken = new WeakMap<FastifyRequest, Fault>();
  app.addHook('preHandler', async (request, reply) => {
    const fault = platform.faults.take(endpointOf(request));
    if (!fault) return;
    taken.set(request, fault);
    platform.bus.emit({ kind: 'faults' });
    if (fault.kind === 'slow') await pause(fault.milliseconds);
    if (fault.kind === 'busy') return reply.code(busy().status).send(busy().body);
    if (fault.kind === 'http500')
      return reply.code(500).type('text/html').send('<html><body><h1>500 Internal Server Error</h1></body></html>');
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const fault = taken.get(request);
    if (fault?.kind === 'truncated' && typeof payload === 'string')
      return payload.slice(0, Math.ceil(payload.length / 2));
    if (fault?.kind === 'timeoutAfter') await goSilent(request, reply, fault.milliseconds);
    return payload;
  });
}

function endpointOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? request.url;
}

/** The work is done, the answer never comes. */
async function goSilent(request: FastifyRequest, reply: FastifyReply, milliseconds: number): Promise<void> {
  const gone = new AbortController();
  request.raw.socket.once('close', () => gone.abort());
  await pause(milliseconds, undefined, { signal: gone.signal }).catch(() => undefined);
  reply.raw.destroy();
}
