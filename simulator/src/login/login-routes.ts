import type { FastifyInstance } from 'fastify';
import type { AppCredentials } from '../accounts/accounts.js';
import { readJsonObject, textOf } from '../http/api-app.js';
import { addEndpoint, ok, refuseMethod } from '../http/api-endpoint.js';
import { ApiError } from '../http/api-error.js';
import { clearQuota, countCall } from '../http/quotas.js';
import type { Platform } from '../platform.js';
import { issueClassicToken, issueStableToken } from './access-tokens.js';
import { redeemLoginCode } from './login-codes.js';

export function addLoginRoutes(app: FastifyInstance, platform: Platform): void {
  app.get('/sns/jscode2session', async (request) => {
    const { merchant } = platform.accounts;
    checkCredentials([merchant], textOf(request.query, 'appid'), textOf(request.query, 'secret'));
    if (textOf(request.query, 'grant_type') !== 'authorization_code') throw new ApiError(40002, 'invalid grant_type');
    countCall(platform, merchant.appId, '/sns/jscode2session');
    const code = textOf(request.query, 'js_code');
    if (code === '') throw new ApiError(41008, 'missing code');
    const phone = redeemLoginCode(platform, code);
    const session = { session_key: phone.sessionKey, openid: phone.openid };
    return phone.unionid === null ? session : { ...session, unionid: phone.unionid };
  });
  addTokenRoutes(app, platform);
  addEndpoint(
    app,
    platform,
    { method: 'POST', path: '/cgi-bin/clear_quota', apps: ['miniProgram', 'officialAccount'] },
    ({ appId, body }) => {
      if (textOf(body, 'appid') !== appId) throw new ApiError(40013, 'invalid appid');
      clearQuota(platform, appId);
      return ok;
    },
  );
}

function addTokenRoutes(app: FastifyInstance, platform: Platform): void {
  app.get('/cgi-bin/token', async (request) => {
    const appId = textOf(request.query, 'appid');
    checkGrant(textOf(request.query, 'grant_type'));
    checkCredentials(apps(platform), appId, textOf(request.query, 'secret'));
    checkAdmission(platform, request.ip);
    countCall(platform, appId, '/cgi-bin/token');
    return issueClassicToken(platform, appId);
  });
  app.post('/cgi-bin/stable_token', async (request) => {
    const body = readJsonObject(request.body);
    const appId = textOf(body, 'appid');
    checkGrant(textOf(body, 'grant_type'));
    checkCredentials(apps(platform), appId, textOf(body, 'secret'));
    checkAdmission(platform, request.ip);
    countCall(platform, appId, '/cgi-bin/stable_token');
    return issueStableToken(platform, appId, body['force_refresh'] === true);
  });
  refuseMethod(app, { method: 'POST', path: '/cgi-bin/stable_token' });
  refuseMethod(app, { method: 'GET', path: '/cgi-bin/token' });
}

function apps(platform: Platform): readonly AppCredentials[] {
  return [platform.accounts.merchant, platform.accounts.merchant.officialAccount];
}

function checkGrant(grantType: string): void {
  if (grantType !== 'client_credential') throw new ApiError(40002, 'invalid grant_type');
}

/** @throws ApiError 40243 frozen secret, 40164 address not on the list */
function checkAdmission(platform: Platform, ip: string): void {
  const { settings } = platform.state;
  if (settings.secretFrozen) throw new ApiError(40243, 'AppSecret has been frozen');
  if (!settings.addressAllowed) throw new ApiError(40164, `invalid ip ${ip} ipv6 ::ffff:${ip}, not in whitelist`);
}

function checkCredentials(known: readonly AppCredentials[], appId: string, secret: string): void {
  if (appId === '') throw new ApiError(41002, 'appid missing');
  const app = known.find((candidate) => candidate.appId === appId);
  if (!app) throw new ApiError(40013, 'invalid appid');
  if (secret === '') throw new ApiError(41004, 'appsecret missing');
  if (secret !== app.appSecret) throw new ApiError(40125, 'invalid appsecret');
}
