import type { FastifyInstance, FastifyReply } from 'fastify';
import { addEndpoint } from '../http/api-endpoint.js';
import type { Platform } from '../platform.js';
import { sendNotice, sendSubscription } from './subscribe-send.js';
import { sendTemplate } from './template-send.js';

export function addMessageRoutes(app: FastifyInstance, platform: Platform): void {
  addEndpoint(
    app,
    platform,
    { method: 'POST', path: '/cgi-bin/message/subscribe/send', apps: ['miniProgram'] },
    async ({ body, reply }) => sent(reply, await sendSubscription(platform, body)),
  );
  addEndpoint(
    app,
    platform,
    { method: 'POST', path: '/cgi-bin/message/subscribe/bizsend', apps: ['officialAccount'] },
    async ({ body, reply }) => sent(reply, await sendNotice(platform, body)),
  );
  addEndpoint(
    app,
    platform,
    { method: 'POST', path: '/cgi-bin/message/template/send', apps: ['officialAccount'] },
    ({ body }) => ({ errcode: 0, errmsg: 'ok', msgid: sendTemplate(platform, body) }),
  );
}

/** Written as text: the number has more digits than JSON.stringify could keep. */
function sent(reply: FastifyReply, msgid: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(`{"errcode":0,"errmsg":"ok","msgid":${msgid}}`);
}
