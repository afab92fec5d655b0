import { phone } from '../test/doubles/taro';
import { allows, refreshConsents } from './consents';

const now = Date.UTC(2026, 10, 22, 4);
const purposes = [
  { purpose: 'browsing', granted: true },
  { purpose: 'groups', granted: false },
];
let online = true;

const asked = () => phone.requests.filter(({ url }) => url.endsWith('/me/privacy')).length;

beforeAll(() => jest.useFakeTimers({ now }));
afterAll(() => jest.useRealTimers());
beforeEach(() => {
  phone.reset();
  online = true;
  phone.store('member-session', { token: 't', expiresAt: now + 9e9, owner: 'self' });
  phone.answer = () => (online ? { statusCode: 200, data: { purposes } } : new Error('request:fail'));
});

describe('what this phone knows of consents (D220)', () => {
  it('D220: is no until the server said yes', async () => {
    expect(allows('browsing')).toBe(false);
    await refreshConsents();
    expect([allows('browsing'), allows('groups')]).toEqual([true, false]);
  });

  it('is asked for again only after hours, and stays without a network', async () => {
    await refreshConsents();
    await refreshConsents();
    expect(asked()).toBe(1);
    jest.setSystemTime(now + 7 * 3_600_000);
    online = false;
    await refreshConsents();
    expect(asked()).toBeGreaterThan(1);
    expect(allows('browsing')).toBe(true);
  });
});
