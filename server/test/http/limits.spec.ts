import type { ErrorBody } from '@jieti/shared/api/errors';
import { HttpShop } from './http-shop.js';

describe('limits', () => {
  let shop: HttpShop;

  beforeAll(async () => {
    shop = await HttpShop.open();
  });
  afterAll(() => shop.close());

  it('count logins by where they come from, whatever session they claim to have', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 60; i += 1)
      statuses.add((await shop.ask('POST', '/api/auth/staff-login', { body: {}, token: `invented-${i}` })).status);
    expect([...statuses]).toEqual([400]);
    const late = await shop.ask('POST', '/api/auth/staff-login', { body: {}, token: 'one-more' });
    expect(late.status).toBe(429);
    expect(late.json<ErrorBody>().code).toBe('too_many_requests');
  });

  it('count a session by itself: one clerk in a hurry does not hold up the next', async () => {
    const [quick, other] = [await shop.staff('clerk', 'quick'), await shop.staff('clerk', 'other')];
    for (let i = 0; i < 60; i += 1) await shop.post('/api/till/identify', {}, quick);
    expect((await shop.post('/api/till/identify', {}, quick)).status).toBe(429);
    expect((await shop.post('/api/till/identify', {}, other)).status).toBe(400);
  });
});
