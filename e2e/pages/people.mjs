// Who looks at the pages: a member with as long a name as may be, and one who has just come.
import { liveALittle } from './a-life.mjs';
import { customers } from './customers.mjs';

const longName = '欧阳青禾木子山野咖啡馆老街坊林间听雨的人';
const freshPhone = { openid: 'o-fresh-1', unionid: 'u-fresh-1', name: '新来的人', follows: false };

async function ask(address, { token, ...options } = {}) {
  const headers = {
    ...(options.body ? { 'content-type': 'application/json' } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const reply = await fetch(address, { ...options, headers });
  const body = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Error(`${options.method ?? 'GET'} ${address} → ${reply.status} ${JSON.stringify(body)}`);
  return body;
}

/** Agrees to the notice of the day and joins; who is a member already is signed in. */
async function signIn({ merchantUrl, simulatorUrl }, openid) {
  const { code } = await ask(`${simulatorUrl}/sim/phones/${openid}/login-code`, { method: 'POST', body: '{}' });
  const { noticeVersion } = await ask(`${merchantUrl}/api/programme/public`);
  const body = JSON.stringify({ code, noticeVersion, channel: 'h5' });
  const { token } = await ask(`${merchantUrl}/api/auth/join`, { method: 'POST', body });
  return token;
}

/** Reads the API in the name of whoever has this token. */
const reader = (merchantUrl, token) => (route) => ask(`${merchantUrl}/api${route}`, { token });
const writer = (merchantUrl, token) => (route, body) =>
  ask(`${merchantUrl}/api${route}`, { method: 'POST', token, body: JSON.stringify(body) });

async function member(stage, name, openid) {
  const token = await signIn(stage, openid);
  return { name, openid, token, get: reader(stage.merchantUrl, token) };
}

const staffOf = ({ merchantUrl }, username) =>
  writer(merchantUrl)('/auth/staff-login', { username, password: 'jieti-demo' });

/** Invitations of the others, by the name of who is invited: what a link they were sent has in it. */
export const sentTo = {};

async function longMember(stage, openid) {
  const { merchantUrl } = stage;
  if ([...longName].length !== 20) throw new Error('the long name has 20 characters');
  const long = await member(stage, 'long', openid);
  const rename = JSON.stringify({ name: longName });
  await ask(`${merchantUrl}/api/me/profile`, { method: 'PUT', token: long.token, body: rename });
  const operator = await staffOf(stage, 'operator');
  const post = writer(merchantUrl, long.token);
  await liveALittle({ get: long.get, post, shop: writer(merchantUrl, operator.token) });
  return long;
}

/** The members by tier, who comes to the till, and the clerk's session, all signed in. */
export async function people(stage) {
  const { merchantUrl, simulatorUrl } = stage;
  const { phones } = await ask(`${merchantUrl}/api/demo`);
  const ofTier = (tier) => phones.filter((phone) => phone.tier === tier).map(({ openid }) => openid);
  await ask(`${simulatorUrl}/sim/phones`, { method: 'POST', body: JSON.stringify({ phones: [freshPhone] }) });
  const [looking, ...standing] = ofTier('金卡');
  const long = await longMember(stage, looking);
  const invitation = (await long.get('/me/invitations')).code;
  const fresh = await member(stage, 'fresh', freshPhone.openid);
  await writer(merchantUrl, fresh.token)('/me/invitations/accept', { code: invitation });
  Object.assign(sentTo, { fresh: invitation, long: (await fresh.get('/me/invitations')).code });
  const staff = await staffOf(stage, 'clerk');
  const post = writer(merchantUrl, staff.token);
  return {
    long,
    fresh,
    silver: await member(stage, 'silver', ofTier('银卡')[0]),
    platinum: await member(stage, 'platinum', ofTier('铂金')[0]),
    others: await customers({
      signIn: (openid) => member(stage, 'customer', openid),
      openids: standing,
      ask: (route, body) => post(`/till/${route}`, body),
    }),
    staff,
  };
}
