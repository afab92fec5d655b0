import type { FastifyInstance } from 'fastify';
import { readJsonObject, textOf } from '../http/api-app.js';
import { checkToken } from '../login/access-tokens.js';
import type { Platform } from '../platform.js';
import { sendSubscription } from './subscribe-send.js';
import { sendTemplate } from './template-send.js';

export function addMessageRoutes(app: FastifyInstance, platform: Platform): void {
  const { merchant } = platform.accounts;
  app.post('/cgi-bin/message/subscribe/send', async (request, reply) => {
    checkToken(platform, textOf(request.query, 'access_token'), merchant.appId);
    const msgid = await sendSubscription(platform, readJsonObject(request.body));
    // Written as text: the number has more digits than JSON.stringify could keep.
    return reply.type('application/json; charset=utf-8').send(`{"errcode":0,"errmsg":"ok","msgid":${msgid}}`);
  });
  app.post('/cgi-bin/message/template/send', async (request) => {
    checkToken(platform, textOf(request.query, 'access_token'), merchant.officialAccount.appId);
    return { errcode: 0, errmsg: 'ok', msgid: sendTemplate(platform, readJsonObject(request.body)) };
  });
}
