import { describe, expect, it, vi } from 'vitest';
import { MemberPageSchema } from '@jieti/shared/api/members';
import { staffSession } from '../testing/fixtures';
import { json, refusal, startFakeServer } from '../testing/fake-server';
import type { ApiError } from './api-error';
import { request } from './request';
import { session } from './session';

const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable('the call succeeded'),
    (error: unknown) => error as ApiError,
  );

describe('calling the server', () => {
  it('sends the token and leaves empty filters out of the address', async () => {
    const server = startFakeServer();
    server.on('GET /members', () => json(MemberPageSchema, { items: [], nextCursor: null, total: 0 }));
    session.set(staffSession());
    await request('/members', { query: { search: '', tier: 'gold', cursor: undefined } });
    expect(server.seen[0]?.query).toEqual({ tier: 'gold' });
    expect(server.seen[0]?.headers.get('authorization')).toBe('Bearer token-1');
  });

  it('shows the sentence and the request id the server gave', async () => {
    startFakeServer().on('POST /campaigns/7/launch', () => refusal('campaign_not_draft'));
    const error = await failure(request('/campaigns/7/launch', { method: 'POST' }));
    expect(error).toMatchObject({
      code: 'campaign_not_draft',
      message: '这个活动已经开始，不能再改。',
      status: 409,
      requestId: 'r-1',
    });
    expect(error.isPassing).toBe(false);
  });

  it('ends the session on a 401', async () => {
    startFakeServer().on('GET /members', () => refusal('not_signed_in'));
    session.set(staffSession());
    await failure(request('/members'));
    expect(session.get()).toBeNull();
  });

  it('keeps a session that stands while somebody mistypes a password', async () => {
    startFakeServer().on('POST /auth/staff-login', () => refusal('credentials_wrong'));
    session.set(staffSession());
    await failure(request('/auth/staff-login', { method: 'POST', body: {} }));
    expect(session.get()).not.toBeNull();
  });

  it('has a sentence when nobody answers, and calls it passing', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const error = await failure(request('/members'));
    expect(error).toMatchObject({ code: 'offline', message: '没有连上服务器，请检查网络后再试。' });
    expect(error.isPassing).toBe(true);
  });

  it('has a sentence when a proxy answers with a page', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>Bad gateway</html>', { status: 502 }));
    expect(await failure(request('/members'))).toMatchObject({ code: 'unreadable', status: 502 });
  });

  it('forgets a session that ran out', () => {
    session.set({ ...staffSession(), expiresAt: Date.now() - 1 });
    expect(session.get()).toBeNull();
  });
});
