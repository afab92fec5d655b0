export {};

const hour = 3_600_000;
const home = { shopName: '山野咖啡' };
const refusal = (status: number, code: string) => ({
  statusCode: status,
  data: { code, message: code, requestId: 'r' },
});
const session = (change: object = {}) => ({
  token: 'mine',
  memberId: 1,
  isNew: true,
  expiresAt: Date.now() + hour,
  ...change,
});

/** A phone that was just opened: nothing remembered but its storage. */
async function opened() {
  jest.resetModules();
  const { phone } = await import('../test/doubles/taro');
  phone.reset();
  phone.pages = [];
  const { join, memberToken } = await import('./session');
  const { getHome } = await import('./api/me');
  const { noteLaunch } = await import('./launch/current-entry');
  const asked = (path: string) => phone.requests.filter(({ url }) => url.endsWith(path));
  return { phone, join, memberToken, getHome, noteLaunch, asked };
}

describe('a guest (D230)', () => {
  it('is taken to the page for guests, with the way back, and asked about once', async () => {
    const { phone, getHome, asked } = await opened();
    phone.pages = [{ route: 'pages/coupons/index', options: { tab: 'used', $taroTimestamp: 1 } }];
    phone.answer = () => refusal(404, 'not_joined');
    await expect(getHome()).rejects.toMatchObject({ kind: 'not_joined' });
    await expect(getHome()).rejects.toMatchObject({ kind: 'not_joined' });
    const door = `/packages/account/join/index?then=${encodeURIComponent('pages/coupons/index?tab=used')}`;
    expect(phone.calls.filter((call) => call.startsWith('reLaunch'))).toEqual([`reLaunch ${door}`, `reLaunch ${door}`]);
    expect(asked('/auth/wechat-login')).toHaveLength(1);
  });

  it.each(['packages/account/join/index', 'packages/clerk/login/index'])('stays on %s', async (route) => {
    const { phone, getHome } = await opened();
    phone.pages = [{ route }];
    phone.answer = () => refusal(404, 'not_joined');
    await expect(getHome()).rejects.toMatchObject({ kind: 'not_joined' });
    expect(phone.calls.some((call) => call.startsWith('reLaunch'))).toBe(false);
  });

  it('joins with what the code said, tells the invitation, and is a member from then on', async () => {
    const { phone, join, getHome, noteLaunch, asked } = await opened();
    noteLaunch({ query: { scene: 'i%3D12345678%26s%3Danfu' }, scene: 1047 });
    phone.answer = ({ url }) => (url.endsWith('/wechat-login') ? refusal(404, 'not_joined') : refusal(500, 'internal'));
    await expect(getHome()).rejects.toMatchObject({ kind: 'not_joined' });
    phone.answer = ({ url }) => ({ statusCode: 200, data: url.endsWith('/auth/join') ? session() : home });
    await join(3);
    expect(asked('/auth/join')[0]?.data).toEqual({
      ...{ code: 'js-code', noticeVersion: 3, channel: 'miniProgram' },
      entry: { scene: 1047, invitation: '12345678', storeId: 'anfu' },
    });
    await expect(getHome()).resolves.toEqual(home);
    expect(asked('/me/invitations/accept')[0]?.data).toEqual({ code: '12345678' });
    expect(phone.requests[phone.requests.length - 1]?.header['authorization']).toBe('Bearer mine');
  });

  it('is not held up by an invitation that is refused', async () => {
    const { phone, join, getHome, noteLaunch } = await opened();
    noteLaunch({ query: { i: '12345678' }, scene: 1007 });
    phone.answer = ({ url }) => {
      if (url.endsWith('/accept')) return refusal(409, 'invitation_late');
      return { statusCode: 200, data: url.endsWith('/auth/join') ? session() : home };
    };
    await join(1);
    await expect(getHome()).resolves.toEqual(home);
  });
});

describe('a session', () => {
  it('that is refused in the middle is renewed once, and no more', async () => {
    const { phone, getHome, asked } = await opened();
    phone.answer = ({ url }) =>
      url.endsWith('/wechat-login') ? { statusCode: 200, data: session() } : refusal(401, 'not_signed_in');
    await expect(getHome()).rejects.toMatchObject({ kind: 'not_signed_in' });
    expect(asked('/auth/wechat-login')).toHaveLength(2);
    expect(asked('/me/home')).toHaveLength(2);
  });

  it.each([-8 * 24 * hour, -hour, 0, hour, 8 * 24 * hour])('lasts on a phone whose clock is %s ms off', async (off) => {
    const { phone, getHome, asked } = await opened();
    const real = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => real + off);
    phone.answer = ({ url }) => ({
      ...{ statusCode: 200, header: { Date: new Date(real).toUTCString() } },
      data: url.endsWith('/wechat-login') ? session({ expiresAt: real + hour / 2 }) : home,
    });
    for (let i = 0; i < 3; i += 1) await getHome();
    expect(asked('/auth/wechat-login')).toHaveLength(1);
    clock.mockRestore();
  });
});
