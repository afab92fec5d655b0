import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../platform.js';
import type { SpoiledCall } from './spoiled-call.js';

export interface SpoiledAnswer {
  readonly status: number;
  readonly body: object;
}

export interface SpoiledAnswers {
  /** What `errcode` answers; where not given, the busy answer with the fault's `errcode`. */
  readonly error?: (fault: SpoiledCall) => SpoiledAnswer;
  /** What `http500` answers; a page where not given. */
  readonly failure?: () => SpoiledAnswer;
}

/** Call after the hooks that sign replies, so that a truncated reply keeps the signature of the whole one. */
export function addFaultHooks(
  app: FastifyInstance,
  platform: Platform,
  busy: () => SpoiledAnswer,
  answers: SpoiledAnswers = {},
): void {
  const taken = new WeakMap<FastifyRequest, SpoiledCall>();
  app.addHook('preHandler', async (request, reply) => {
    const fault = platform.faults.take(request.routeOptions.url ?? request.url, whatIsSaid(request));
    if (!fault) return;
    taken.set(request, fault);
    platform.bus.emit({ kind: 'faults' });
    if (fault.kind === 'tokenExpired') expireToken(platform, request);
    if (fault.kind === 'slow') await pause(fault.milliseconds);
    if (fault.kind === 'resetBefore') return reset(request, reply);
    if (fault.kind === 'timeoutBefore') return goSilent(request, reply, fault.milliseconds);
    if (fault.kind === 'http502') return answerPage(reply, 502, 'Bad Gateway');
    if (fault.kind === 'http500' && !answers.failure) return answerPage(reply, 500, 'Internal Server Error');
    const answer = answerOf(fault, busy, answers);
    if (answer) return reply.code(answer.status).send(answer.body);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const fault = taken.get(request);
    if (fault?.kind === 'truncated') return half(payload);
    if (fault?.kind === 'timeoutAfter') await goSilent(request, reply, fault.milliseconds);
    if (fault?.kind === 'resetAfter') reset(request, reply);
    return payload;
  });
}

function answerOf(fault: SpoiledCall, busy: () => SpoiledAnswer, answers: SpoiledAnswers): SpoiledAnswer | null {
  if (fault.kind === 'busy') return busy();
  if (fault.kind === 'http500') return answers.failure?.() ?? null;
  if (fault.kind !== 'errcode') return null;
  return answers.error?.(fault) ?? { status: 200, body: { ...busy().body, errcode: fault.errcode } };
}

function answerPage(reply: FastifyReply, status: number, title: string): FastifyReply {
  return reply.code(status).type('text/html').send(`<html><body><h1>${status} ${title}</h1></body></html>`);
}

function half(payload: unknown): unknown {
  if (typeof payload === 'string') return payload.slice(0, Math.ceil(payload.length / 2));
  return Buffer.isBuffer(payload) ? payload.subarray(0, Math.ceil(payload.length / 2)) : payload;
}

/** The same call says the same with every token. */
function whatIsSaid(request: FastifyRequest): string {
  const body = typeof request.body === 'string' ? request.body : '';
  return `${request.method} ${request.url.replace(/access_token=[^&]*/, '')}\n${body}`;
}

/** The token ends before it said it would; the endpoint itself then answers 42001. */
function expireToken(platform: Platform, request: FastifyRequest): void {
  const text = /[?&]access_token=([^&]*)/.exec(request.url)?.[1] ?? '';
  for (const tokens of [platform.state.tokens, platform.state.wecom.tokens]) {
    const token = tokens[text];
    if (token) Object.assign(token, { expiresAt: platform.clock.now() });
  }
}

/** No answer, as soon as it would be due or long after. */
async function goSilent(request: FastifyRequest, reply: FastifyReply, milliseconds: number): Promise<FastifyReply> {
  const gone = new AbortController();
  request.raw.socket.once('close', () => gone.abort());
  await pause(milliseconds, undefined, { signal: gone.signal }).catch(() => undefined);
  return reset(request, reply);
}

function reset(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { socket } = request.raw;
  reply.hijack();
  if ('resetAndDestroy' in socket) socket.resetAndDestroy();
  reply.raw.destroy();
  return reply;
}
