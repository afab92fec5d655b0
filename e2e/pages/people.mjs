// Who looks at the pages: a member with as long a name as may be, and one who has just come.
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

async function member(stage, name, openid) {
  const token = await signIn(stage, openid);
  return { name, openid, token, get: reader(stage.merchantUrl, token) };
}

/** The members by tier and the clerk's session, all signed in. */
export async function people(stage) {
  const { merchantUrl, simulatorUrl } = stage;
  if ([...longName].length !== 20) throw new Error('the long name has 20 characters');
  const { phones } = await ask(`${merchantUrl}/api/demo`);
  const ofTier = (tier) => phones.find((phone) => phone.tier === tier).openid;
  await ask(`${simulatorUrl}/sim/phones`, { method: 'POST', body: JSON.stringify({ phones: [freshPhone] }) });
  const long = await member(stage, 'long', ofTier('金卡'));
  const rename = JSON.stringify({ name: longName });
  await ask(`${merchantUrl}/api/me/profile`, { method: 'PUT', token: long.token, body: rename });
  const credentials = JSON.stringify({ username: 'clerk', password: 'jieti-demo' });
  return {
    long,
    fresh: await member(stage, 'fresh', freshPhone.openid),
    silver: await member(stage, 'silver', ofTier('银卡')),
    platinum: await member(stage, 'platinum', ofTier('铂金')),
    staff: await ask(`${merchantUrl}/api/auth/staff-login`, { method: 'POST', body: credentials }),
  };
}
