import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Platform } from '../platform.js';

/** Writes every call of the merchant to the request log. */
export function addLogHooks(app: FastifyInstance, platform: Platform): void {
  const answers = new WeakMap<FastifyRequest, string>();
  app.addHook('onRequest', async (request, reply) => {
    platform.stats.called(endpointOf(request));
    let finished = false;
    reply.raw.once('finish', () => {
      finished = true;
    });
    // Where the connection ends first there is no answer, and no other hook.
    reply.raw.once('close', () => {
      if (!finished) add(request, null, reply.elapsedTime);
    });
  });
  app.addHook('onSend', async (request, _reply, payload) => {
    answers.set(request, typeof payload === 'string' ? payload : '');
    return payload;
  });
  app.addHook('onResponse', async (request, reply) => {
    add(request, reply.statusCode, reply.elapsedTime);
  });
  const add = (request: FastifyRequest, status: number | null, elapsed: number): void => {
    const response = answers.get(request) ?? '';
    platform.stats.answered(endpointOf(request), resultOf(status, response));
    platform.log.add({
      direction: 'in',
      method: request.method,
      path: request.url,
      status,
      milliseconds: Math.round(elapsed),
      note: status === null ? '没有等到回复' : noteOf(response),
      request: typeof request.body === 'string' ? request.body : '',
      response,
    });
  };
}

function noteOf(response: string): string {
  const errcode = /"errcode":(-?\d+)/.exec(response)?.[1];
  if (errcode !== undefined) return errcode === '0' ? 'ok' : `errcode ${errcode}`;
  return /^\{"code":"([A-Z_]+)"/.exec(response)?.[1] ?? '';
}

function endpointOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? request.url;
}

function resultOf(status: number | null, response: string): string {
  if (status === null) return 'noAnswer';
  const note = noteOf(response).replace('errcode ', '');
  if (note !== '') return note;
  return status < 300 ? 'ok' : `http ${status}`;
}
