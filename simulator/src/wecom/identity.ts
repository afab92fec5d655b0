import type { FastifyInstance } from 'fastify';
import { readJsonObject, textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';
import { customerOfPhone } from './contacts.js';
import { textsOf } from './wecom-body.js';
import { ok } from './wecom-app.js';
import type { Customer } from './wecom-state.js';

const pendingLife = 90 * 86_400_000;
const banned = 86_400_000;

/** From a person of the mini-program to a customer of WeCom. */
export function addIdentityRoutes(app: FastifyInstance, platform: Platform): void {
  app.post('/cgi-bin/idconvert/unionid_to_external_userid', async (request) => {
    const phone = convertedPhone(platform, request.body, 'openid');
    const customer = followed(platform, phone);
    return {
      ...ok,
      ...(customer ? { external_userid: customer.externalUserid } : { pending_id: pendingId(platform, phone) }),
    };
  });
  app.post('/cgi-bin/externalcontact/unionid_to_external_userid', async (request) => {
    const customer = followed(platform, convertedPhone(platform, request.body, 'unionid'));
    if (!customer) throw new ApiError(84061, 'not external contact');
    return { ...ok, external_userid: customer.externalUserid };
  });
  app.post('/cgi-bin/idconvert/batch/external_userid_to_pending_id', async (request) => {
    const asked = textsOf(readJsonObject(request.body), 'external_userid', 100);
    return { ...ok, result: asked.flatMap((externalUserid) => pendingOf(platform, externalUserid)) };
  });
  app.post('/cgi-bin/externalcontact/opengid_to_chatid', async (request) => {
    const openGid = textOf(readJsonObject(request.body), 'opengid');
    const group = Object.values(platform.state.wecom.groups).find((other) => other.openGid === openGid);
    if (!group || group.dismissedAt !== null) throw new ApiError(40058, 'invalid Request Parameter: opengid');
    return { ...ok, chat_id: group.chatId };
  });
}

/**
 * @param by `openid` where both ids are needed, `unionid` where the older endpoint takes it alone
 * @throws ApiError 40058 where the ids are not of one person of this mini-program; 48002 after bulk use
 */
function convertedPhone(platform: Platform, requestBody: unknown, by: 'openid' | 'unionid'): Phone {
  countConversion(platform);
  const body = readJsonObject(requestBody);
  const openid = textOf(body, 'openid');
  const unionid = textOf(body, 'unionid');
  const phones = platform.state.phones;
  const phone = by === 'openid' ? phones[openid] : Object.values(phones).find((other) => other.unionid === unionid);
  if (!phone || unionid === '' || phone.unionid !== unionid || (openid !== '' && phone.openid !== openid))
    throw new ApiError(40058, 'invalid Request Parameter: unionid and openid');
  return phone;
}

/** Only somebody's contact counts: who is merely in a group has no relation to a member of staff. */
function followed(platform: Platform, phone: Phone): Customer | null {
  const customer = customerOfPhone(platform, phone.openid);
  return customer && customer.follows.length > 0 ? customer : null;
}

function pendingId(platform: Platform, phone: Phone): string {
  const { pendingIds } = platform.state.wecom;
  const now = platform.clock.now();
  const known = Object.entries(pendingIds).find(([, entry]) => entry.openid === phone.openid && entry.expiresAt > now);
  if (known) return known[0];
  const id = `pending_${platform.random.of('wecom').text(32)}`;
  pendingIds[id] = { openid: phone.openid, expiresAt: now + pendingLife };
  platform.store.changed();
  return id;
}

function pendingOf(platform: Platform, externalUserid: string): readonly object[] {
  const customer = platform.state.wecom.customers[externalUserid];
  const now = platform.clock.now();
  return Object.entries(platform.state.wecom.pendingIds)
    .filter(([, entry]) => entry.openid === customer?.openid && entry.expiresAt > now)
    .map(([id]) => ({ external_userid: externalUserid, pending_id: id }));
}

/** Converting many people at once is forbidden: the endpoint is closed for a day. */
function countConversion(platform: Platform): void {
  const { conversions, settings } = platform.state.wecom;
  const now = platform.clock.now();
  conversions.recent = [...conversions.recent.filter((at) => at > now - 60_000), now];
  if (conversions.recent.length > settings.bulkConversions) conversions.bannedUntil = now + banned;
  if (conversions.bannedUntil > now) throw new ApiError(48002, 'api forbidden: bulk id conversion');
  platform.store.changed();
}
