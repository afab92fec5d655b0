import type { FastifyInstance } from 'fastify';
import type { AppCredentials } from '../accounts/accounts.js';
import { readJsonObject, textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import { issueClassicToken, issueStableToken } from './access-tokens.js';
import { redeemLoginCode } from './login-codes.js';

export function addLoginRoutes(app: FastifyInstance, platform: Platform): void {
  app.get('/sns/jscode2session', async (request) => {
    const { merchant } = platform.accounts;
    checkCredentials([merchant], textOf(request.query, 'appid'), textOf(request.query, 'secret'));
    if (textOf(request.query, 'grant_type') !== 'authorization_code') throw new ApiError(40002, 'invalid grant_type');
    const code = textOf(request.query, 'js_code');
    if (code === '') throw new ApiError(41008, 'missing code');
    const phone = redeemLoginCode(platform, code);
    const session = { session_key: phone.sessionKey, openid: phone.openid };
    return phone.unionid === null ? session : { ...session, unionid: phone.unionid };
  });
  app.get('/cgi-bin/token', async (request) => {
    const appId = textOf(request.query, 'appid');
    checkGrant(textOf(request.query, 'grant_type'));
    checkCredentials(apps(platform), appId, textOf(request.query, 'secret'));
    return issueClassicToken(platform, appId);
  });
  app.post('/cgi-bin/stable_token', async (request) => {
    const body = readJsonObject(request.body);
    const appId = textOf(body, 'appid');
    checkGrant(textOf(body, 'grant_type'));
    checkCredentials(apps(platform), appId, textOf(body, 'secret'));
    return issueStableToken(platform, appId, body['force_refresh'] === true);
  });
  app.get('/cgi-bin/stable_token', async () => {
    throw new ApiError(43002, 'require POST method');
  });
}

function apps(platform: Platform): readonly AppCredentials[] {
  return [platform.accounts.merchant, platform.accounts.merchant.officialAccount];
}

function checkGrant(grantType: string): void {
  if (grantType !== 'client_credential') throw new ApiError(40002, 'invalid grant_type');
}

function checkCredentials(known: readonly AppCredentials[], appId: string, secret: string): void {
  if (appId === '') throw new ApiError(41002, 'appid missing');
  const app = known.find((candidate) => candidate.appId === appId);
  if (!app) throw new ApiError(40013, 'invalid appid');
  if (secret === '') throw new ApiError(41004, 'appsecret missing');
  if (secret !== app.appSecret) throw new ApiError(40125, 'invalid appsecret');
}
