import type { FastifyInstance, FastifyReply } from 'fastify';
import { checkToken } from '../login/access-tokens.js';
import type { Platform } from '../platform.js';
import { readJsonObject, textOf } from './api-app.js';
import { ApiError } from './api-error.js';
import { countCall } from './quotas.js';

export interface ApiCall {
  /** Whose token it came with. */
  readonly appId: string;
  readonly query: unknown;
  /** Empty for GET. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly reply: FastifyReply;
}

export interface ApiEndpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Whose tokens it takes. */
  readonly apps: readonly ('miniProgram' | 'officialAccount')[];
}

/** An endpoint that wants a token: method, token, quota and body are checked before it is called. */
export function addEndpoint(
  app: FastifyInstance,
  platform: Platform,
  endpoint: ApiEndpoint,
  answer: (call: ApiCall) => unknown,
): void {
  const { merchant } = platform.accounts;
  const ids = endpoint.apps.map((name) => (name === 'miniProgram' ? merchant.appId : merchant.officialAccount.appId));
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    handler: async (request, reply) => {
      const appId = checkToken(platform, textOf(request.query, 'access_token'), ids);
      countCall(platform, appId, endpoint.path);
      const body = endpoint.method === 'POST' ? readJsonObject(request.body) : {};
      return answer({ appId, query: request.query, body, reply });
    },
  });
  refuseMethod(app, endpoint);
}

/** The other method is refused as WeChat does it: with an errcode. */
export function refuseMethod(app: FastifyInstance, { method, path }: Pick<ApiEndpoint, 'method' | 'path'>): void {
  app.route({
    method: method === 'GET' ? 'POST' : 'GET',
    url: path,
    handler: async () => {
      throw method === 'GET' ? new ApiError(43001, 'require GET method') : new ApiError(43002, 'require POST method');
    },
  });
}

export const ok = { errcode: 0, errmsg: 'ok' } as const;
