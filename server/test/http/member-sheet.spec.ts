import type { MemberSession } from '@jieti/shared/api/auth';
import type { MemberInterests } from '@jieti/shared/api/browsing';
import type { MemberJoining } from '@jieti/shared/api/joining';
import type { MyInvitations } from '@jieti/shared/api/invitations';
import { agree } from '../setup/consents.js';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

describe('what the desk sees of a member beside purchases', () => {
  let shop: HttpShop;
  let operator: string;
  beforeAll(async () => {
    shop = await HttpShop.open();
    await shop.run((tx) => tx.execute("INSERT INTO store (id, name, created_at) VALUES ('anfu', '安福路店', 1)"));
    operator = await shop.staff('operator');
  });
  afterAll(() => shop.close());

  const interestsOf = async (id: number) =>
    (await shop.get(`/api/members/${id}/interests`, operator)).json<MemberInterests>();
  const joiningOf = async (id: number) =>
    (await shop.get(`/api/members/${id}/joining`, operator)).json<MemberJoining>();

  it('interests are shown while the member agrees to browsing, and not a moment longer (D240)', async () => {
    const id = await shop.member('lin', [aPurchase()]);
    const token = shop.token('member', id);
    expect(await interestsOf(id)).toEqual({ allowed: false, interests: [] });
    await agree(shop, id, 'browsing');
    const at = shop.clock.now();
    const visits = [
      { visitId: 'stay0001-1', page: 'pages/perks/index', from: null, item: null, at: at - 90_000, dwellMs: 40_000 },
    ];
    await shop.post('/api/me/browsing', { sentAt: at, visits }, token);
    expect(await interestsOf(id)).toMatchObject({ allowed: true, interests: [{ visits: 1, dwellMs: 40_000 }] });
    await agree(shop, id, 'browsing', false);
    expect(await interestsOf(id)).toEqual({ allowed: false, interests: [] });
  });

  it('how a member joined is shown with store, campaign and inviter, names masked (D231)', async () => {
    const inviter = await shop.member('zhou', [aPurchase({ externalId: 'Z1' })]);
    await shop.run((tx) => tx.execute("UPDATE member SET name = '周予安' WHERE id = ?", [inviter]));
    const { code } = (await shop.get('/api/me/invitations', shop.token('member', inviter))).json<MyInvitations>();
    const join = async (openid: string, entry: object) =>
      (await shop.post('/api/auth/join', { code: openid, noticeVersion: 1, entry })).json<MemberSession>();
    const byCode = await join('o-code', { scene: 1047, storeId: 'anfu', campaign: 'winter' });
    const byFriend = await join('o-friend', { scene: 1007, invitation: code });
    await shop.post('/api/me/invitations/accept', { code }, byFriend.token);
    const list = (await shop.get('/api/members?sort=joined', operator)).json<{ items: { id: number }[] }>();
    const ids = list.items.map(({ id }) => id);
    const joined = await Promise.all(ids.map((id) => joiningOf(id)));
    expect(byCode.token === byFriend.token).toBe(false);
    expect(joined.map((one) => one.joining?.channel ?? null).toSorted()).toEqual([
      'campaign',
      'invitation',
      null,
      null,
    ]);
    expect(joined.find((one) => one.joining?.channel === 'campaign')).toMatchObject({
      joining: { scene: 1047, store: { id: 'anfu', name: '安福路店' }, campaign: 'winter', noticeVersion: 1 },
      inviter: null,
    });
    expect(joined.find((one) => one.joining?.channel === 'invitation')?.inviter).toMatchObject({
      ...{ id: inviter, name: '周**' },
    });
  });

  it('neither is told of who is no member, nor to clerks', async () => {
    const clerk = await shop.staff('clerk');
    for (const door of ['interests', 'joining']) {
      expect((await shop.get(`/api/members/999999/${door}`, operator)).status).toBe(404);
      expect((await shop.get(`/api/members/1/${door}`, clerk)).status).toBe(403);
    }
  });
});
