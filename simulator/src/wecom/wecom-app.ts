import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addFaultHooks } from '../faults/fault-hooks.js';
import { textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import { addLogHooks } from '../http/log-hooks.js';
import type { Platform } from '../platform.js';
import { countWecomCall } from './wecom-quota.js';
import { checkWecomToken } from './wecom-tokens.js';

/** Prepares a scope for endpoints of qyapi.weixin.qq.com: HTTP 200 with `errcode` and `errmsg`, also where all is well. */
export function prepareWecom(app: FastifyInstance, platform: Platform): void {
  addLogHooks(app, platform);
  addFaultHooks(app, platform, () => ({ status: 200, body: wecomError(new ApiError(-1, 'system busy')) }));
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof ApiError)) throw error;
    return reply.code(200).send(wecomError(error));
  });
}

/** Token, address, permission and frequency; the token comes first, as with the real one. */
export function addWecomChecks(app: FastifyInstance, platform: Platform): void {
  const underWay = new Set<FastifyRequest>();
  app.addHook('onRequest', async (request, reply) => {
    underWay.add(request);
    // A call whose connection was ended by a fault has no other end.
    reply.raw.once('close', () => underWay.delete(request));
  });
  app.addHook('preHandler', async (request) => {
    const { settings } = platform.state.wecom;
    checkWecomToken(platform, textOf(request.query, 'access_token'));
    if (!settings.addressAllowed) throw new ApiError(60020, 'not allow to access from your ip');
    if (!settings.permitted) throw new ApiError(48002, 'api forbidden');
    countWecomCall(platform, request.routeOptions.url ?? request.url);
    if (underWay.size > settings.callsAtOnce) throw new ApiError(45033, 'api concurrent out of limit');
  });
  app.addHook('onResponse', async (request) => {
    underWay.delete(request);
  });
}

export const ok = { errcode: 0, errmsg: 'ok' } as const;

function wecomError({ errcode, errmsg }: ApiError): { errcode: number; errmsg: string } {
  return { errcode, errmsg: `${errmsg}, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}` };
}
