import type { FastifyInstance } from 'fastify';
import { addEndpoint, ok, type ApiCall } from '../http/api-endpoint.js';
import type { Platform } from '../platform.js';
import { createLink } from './links.js';
import { drawCode } from './wxacode.js';

/** Ways into the mini-program: a code to scan, a link for a text message, a scheme for another app. */
export function addCodeRoutes(app: FastifyInstance, platform: Platform): void {
  const add = (path: string, answer: (call: ApiCall) => unknown): void =>
    addEndpoint(app, platform, { method: 'POST', path, apps: ['miniProgram'] }, answer);
  add('/wxa/getwxacodeunlimit', ({ body, reply }) => reply.type('image/png').send(drawCode(platform, body)));
  add('/wxa/generate_urllink', ({ body }) => ({
    ...ok,
    url_link: `https://wxaurl.cn/${createLink(platform, body, body)}`,
  }));
  add('/wxa/generatescheme', ({ body }) => ({
    ...ok,
    openlink: `weixin://dl/business/?t=${createLink(platform, body['jump_wxa'] ?? {}, body)}`,
  }));
}
