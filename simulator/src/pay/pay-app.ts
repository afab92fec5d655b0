import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { addFaultHooks } from '../faults/fault-hooks.js';
import { addLogHooks } from '../http/log-hooks.js';
import type { Platform } from '../platform.js';
import { checkRequest } from './check-request.js';
import { PayError, internalCode, said, statusOf } from './pay-error.js';
import { platformHeaders, replyKey } from './platform-signature.js';

/** Prepares a scope for endpoints of api.mch.weixin.qq.com: signed both ways, real HTTP statuses. */
export function preparePay(app: FastifyInstance, platform: Platform): void {
  app.addHook('preHandler', async (request) => checkRequest(platform, request));
  app.addHook('onSend', async (request, reply, payload) => {
    const body = typeof payload === 'string' ? payload : '';
    const key = replyKey(platform, request.headers['wechatpay-serial']);
    reply.headers(platformHeaders(platform, key, body));
    reply.header('Request-ID', `08${platform.random.of('nonces').hex(42).toUpperCase()}-${internalCode(body)}`);
    return payload;
  });
  addLogHooks(app, platform);
  const answer = (code: string) => ({
    status: statusOf(code),
    body: new PayError(statusOf(code), code, said(code)).body,
  });
  addFaultHooks(app, platform, () => answer('FREQUENCY_LIMITED'), {
    error: (fault) => answer(fault.code),
    failure: () => answer('SYSTEM_ERROR'),
  });
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof PayError)) throw error;
    return reply.code(error.status).send(error.body);
  });
}

/** @throws PayError 400 PARAM_ERROR naming the field */
export function readPayBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(parse(typeof body === 'string' ? body : ''));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('/') ?? '';
  throw new PayError(
    400,
    'PARAM_ERROR',
    `输入源“/body/${field}”映射到字段“${field}”规则校验失败：${issue?.message ?? ''}`,
    {
      location: 'body',
      field: `/${field}`,
      issue: issue?.message ?? '',
    },
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PayError(400, 'PARAM_ERROR', '请求体不是有效的 JSON');
  }
}

/** @throws PayError 400 PARAM_ERROR where the query does not name this merchant */
export function checkMchId(platform: Platform, mchid: unknown): void {
  if (mchid !== platform.accounts.merchant.pay.mchId)
    throw new PayError(400, 'PARAM_ERROR', '商户号mchid与请求签名的商户不一致');
}
