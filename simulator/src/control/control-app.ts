import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';
import { ControlError } from './control-error.js';

/** Prepares a scope for the control API: open to every origin, errors as JSON. */
export function prepareControl(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
      'access-control-allow-headers': 'content-type',
      'cache-control': 'no-store',
    });
    if (request.method === 'OPTIONS') return reply.code(204).send();
  });
  app.options('/sim/*', async (_request, reply) => reply.code(204).send());
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof ControlError)) throw error;
    return reply.code(error.status).send({ error: { code: error.code, message: error.message } });
  });
}

/** @throws ControlError 400 naming the field */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(parse(typeof body === 'string' && body !== '' ? body : '{}'));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ControlError(400, 'invalid_body', `${issue?.path.join('.') ?? ''}：${issue?.message ?? ''}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, 'invalid_body', '请求体不是有效的 JSON。');
  }
}

/** @throws ControlError 404 */
export function getPhone(platform: Platform, openid: string): Phone {
  const phone = platform.state.phones[openid];
  if (!phone) throw new ControlError(404, 'phone_unknown', `没有 openid 为 ${openid} 的手机。`);
  return phone;
}

/** @throws ControlError 404, 409 where the person closed the account */
export function getOpenPhone(platform: Platform, openid: string): Phone {
  const phone = getPhone(platform, openid);
  if (phone.cancelledAt !== undefined) throw new ControlError(409, 'account_cancelled', '这个微信账号已注销。');
  return phone;
}
