import type { FastifyInstance } from 'fastify';
import { sessionSignature } from '../crypto/open-data.js';
import { textOf } from '../http/api-app.js';
import { addEndpoint, ok } from '../http/api-endpoint.js';
import { ApiError } from '../http/api-error.js';
import { changeSessionKey } from '../phones/session.js';
import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';

/** Whether a session key still holds, and a new one for it; both show the key only by a signature over nothing. */
export function addSessionRoutes(app: FastifyInstance, platform: Platform): void {
  addEndpoint(app, platform, { method: 'GET', path: '/wxa/checksession', apps: ['miniProgram'] }, ({ query }) => {
    signedPhone(platform, query);
    return ok;
  });
  addEndpoint(
    app,
    platform,
    { method: 'GET', path: '/wxa/resetusersessionkey', apps: ['miniProgram'] },
    ({ query }) => {
      const phone = signedPhone(platform, query);
      return { ...ok, openid: phone.openid, session_key: changeSessionKey(platform, phone) };
    },
  );
}

/** @throws ApiError 40003 unknown person, 87007 nobody logged in, 87008 another method, 87009 not signed with the key of now */
function signedPhone(platform: Platform, query: unknown): Phone {
  const phone = platform.state.phones[textOf(query, 'openid')];
  if (!phone || phone.cancelledAt !== undefined) throw new ApiError(40003, 'invalid openid');
  if (textOf(query, 'sig_method') !== 'hmac_sha256') throw new ApiError(87008, 'invalid sig_method');
  if (phone.visitedAt === undefined) throw new ApiError(87007, 'session_key is not existd or expired');
  if (textOf(query, 'signature') !== sessionSignature(phone.sessionKey, ''))
    throw new ApiError(87009, 'invalid signature');
  return phone;
}
