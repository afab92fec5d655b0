import type { FastifyInstance, FastifyRequest } from 'fastify';
import { textOf } from '../http/api-app.js';
import { issueLoginCode } from '../login/login-codes.js';
import { answerConsents, effectiveResults, rememberChoice } from '../phones/consents.js';
import { upsertPhones } from '../phones/phones.js';
import { listOwnTemplates } from '../messages/own-templates.js';
import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';
import { getOpenPhone, getPhone, readBody } from './control-app.js';
import { ControlError } from './control-error.js';
import { ConsentsSchema, PhonesSchema } from './control-schemas.js';
import { listPhones, phoneView } from './phone-view.js';
import { quickConsent } from './quick-consent.js';

const mostTemplatesAtOnce = 5;

export function addPhoneRoutes(app: FastifyInstance, platform: Platform): void {
  const phoneOf = (request: FastifyRequest): Phone => getPhone(platform, textOf(request.params, 'openid'));
  app.get('/sim/phones', async (request) => listPhones(platform, request.query));
  app.post('/sim/phones', async (request) => {
    const added = upsertPhones(platform, readBody(PhonesSchema, request.body).phones);
    return { added, total: Object.keys(platform.state.phones).length };
  });
  app.get('/sim/phones/:openid', async (request) => phoneView(platform, phoneOf(request)));
  app.post('/sim/phones/:openid/login-code', async (request) => ({
    code: issueLoginCode(platform, getOpenPhone(platform, textOf(request.params, 'openid')).openid),
  }));
  app.post('/sim/phones/:openid/consents', async (request) => {
    const phone = getOpenPhone(platform, textOf(request.params, 'openid'));
    const results = readAnswers(platform, phone, request.body);
    answerConsents(platform, phone, results);
    return { consents: phone.consents, results };
  });
  app.post('/sim/phones/:openid/quick-consent', async (request) => {
    const phone = getOpenPhone(platform, textOf(request.params, 'openid'));
    const results = readAnswers(platform, phone, request.body);
    const untold = await quickConsent(platform, phone, results);
    return { consents: phone.consents, results, untold };
  });
}

/** What `wx.requestSubscribeMessage` results in: the answers given, or those kept from before. */
function readAnswers(platform: Platform, phone: Phone, body: unknown): Readonly<Record<string, string>> {
  const { results, remember } = readBody(ConsentsSchema, body);
  checkTemplates(platform, Object.keys(results));
  if (remember) rememberChoice(phone, results);
  return effectiveResults(phone, results);
}

/** The codes are those of `wx.requestSubscribeMessage`. */
function checkTemplates(platform: Platform, ids: readonly string[]): void {
  const known = new Set(listOwnTemplates(platform).map((template) => template.id));
  if (ids.length > mostTemplatesAtOnce) throw new ControlError(400, '20003', '一次最多订阅 5 个模板。');
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new ControlError(400, '20001', `没有这个订阅消息模板：${unknown}。`);
}
