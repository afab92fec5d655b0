import Taro, { phone } from '../../test/doubles/taro';
import { getHome } from './me';
import { sentenceOf } from './sentence-of';

const session = { token: 'fresh', memberId: 1, isNew: false, expiresAt: Date.now() + 3_600_000 };
const signIn = (url: string) => url.endsWith('/auth/wechat-login');

beforeEach(() => phone.reset());

describe('a request in the member’s name', () => {
  it('signs in once for all who wait', async () => {
    phone.answer = ({ url }) => ({ statusCode: 200, data: signIn(url) ? session : { shopName: '山野咖啡' } });
    await Promise.all([getHome(), getHome()]);
    expect(phone.requests.filter(({ url }) => signIn(url))).toHaveLength(1);
    expect(phone.requests[phone.requests.length - 1]?.header['authorization']).toBe('Bearer fresh');
  });

  it('renews an outlived session and asks again', async () => {
    let refusals = 1;
    phone.answer = ({ url }) => {
      if (signIn(url)) return { statusCode: 200, data: session };
      refusals -= 1;
      if (refusals < 0) return { statusCode: 200, data: { shopName: '山野咖啡' } };
      return { statusCode: 401, data: { code: 'not_signed_in', message: '请先登录。', requestId: 'r' } };
    };
    await expect(getHome()).resolves.toEqual({ shopName: '山野咖啡' });
    expect(phone.requests.filter(({ url }) => signIn(url))).toHaveLength(2);
  });

  it('keeps the session that another request has renewed meanwhile', async () => {
    const keep = (token: string) =>
      Taro.setStorageSync('member-session', { token, expiresAt: Date.now() + 3_600_000, owner: 'self' });
    keep('old');
    phone.answer = ({ header }) => {
      if (header['authorization'] !== 'Bearer old') return { statusCode: 200, data: { shopName: '山野咖啡' } };
      keep('renewed');
      return { statusCode: 401, data: { code: 'not_signed_in', message: '请先登录。', requestId: 'r' } };
    };
    await expect(getHome()).resolves.toEqual({ shopName: '山野咖啡' });
    expect(phone.requests.map(({ header }) => header['authorization'])).toEqual(['Bearer old', 'Bearer renewed']);
  });

  it('passes the server’s sentence on, and has its own when there is no network', async () => {
    phone.answer = ({ url }) =>
      signIn(url)
        ? { statusCode: 200, data: session }
        : { statusCode: 429, data: { code: 'too_many_requests', message: '操作太频繁，请稍后再试。', requestId: 'r' } };
    await expect(getHome().catch(sentenceOf)).resolves.toBe('操作太频繁，请稍后再试。');
    phone.answer = () => new Error('request:fail');
    await expect(getHome().catch(sentenceOf)).resolves.toBe('没有网络。请联网后再试一次。');
  });
});
