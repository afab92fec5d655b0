import type { MemberEngagement, WatchItem } from '@jieti/shared/api/engagement';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { InvitationFunnel, InviterRow, MyInvitations } from '@jieti/shared/api/invitations';
import type { Page } from '@jieti/shared/api/paging';
import { parseDay, startOfDay } from '@jieti/shared/calendar';
import { InvitationRoundsService } from '../../src/community/invitation-rounds.service.js';
import type { FactInput } from '../../src/facts/fact-input.js';
import { FactsService } from '../../src/facts/facts.service.js';
import { HttpShop } from '../http/http-shop.js';
import { aPurchase } from '../setup/facts.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const june = (day: number) => startOfDay(parseDay(`2026-06-${String(day).padStart(2, '0')}`)!, 'Asia/Shanghai');

describe('invitations that look like invitations of oneself (D254)', () => {
  let shop: HttpShop;
  let inviter: number;
  let code: string;

  const phone = (device: string) => ({ headers: { 'x-device': device } });
  const accept = (memberId: number, device: string) =>
    shop.ask('POST', '/api/me/invitations/accept', {
      ...{ token: shop.token('member', memberId), body: { code } },
      ...phone(device),
    });
  const look = () => shop.app.get(InvitationRoundsService, { strict: false }).advanceDue(shop.clock.now());
  const growth = async () =>
    Number((await shop.query<{ growth: number }>('SELECT growth FROM member WHERE id = ?', [inviter]))[0]!.growth);
  const record = (memberId: number, fact: FactInput) =>
    shop.app.get(FactsService, { strict: false }).recordOne({ member: { kind: 'id', id: memberId }, fact });
  const newcomer = (name: string) =>
    shop.member(name, [
      {
        ...{ kind: 'engagement', source: 'oa', externalId: `follow:${name}`, activity: 'follow', storeId: null },
        occurredAt: shop.clock.now(),
      },
    ]);
  const buys = (memberId: number, externalId: string) =>
    record(memberId, aPurchase({ externalId, amountFen: 5000, occurredAt: shop.clock.now() }));
  const list = async (state = 'open') =>
    (await shop.get(`/api/engagement-watch?state=${state}`, await shop.staff('operator'))).json<Page<WatchItem>>()
      .items;
  const decide = async (id: number, decision: string) =>
    shop.post(
      `/api/engagement-watch/invitations/${id}/decision`,
      { decision, reason: '问过本人' },
      await shop.staff('operator'),
    );

  beforeAll(async () => {
    shop = await HttpShop.open();
    shop.clock.set(june(1) + 12 * HOUR);
    inviter = await shop.member('lin', [aPurchase({ amountFen: 100, occurredAt: shop.clock.now() - DAY })]);
    await shop.ask('POST', '/api/me/check-ins', {
      ...{ token: shop.token('member', inviter), body: {} },
      ...phone('phone-of-lin'),
    });
    const token = shop.token('member', inviter);
    code = (await shop.get('/api/me/invitations', token)).json<MyInvitations>().code;
  });
  afterAll(() => shop.close());

  it('is refused when both have one telephone number', async () => {
    const twin = await newcomer('twin');
    await shop.run((tx) => tx.execute("UPDATE member SET phone_hash = 'same' WHERE id IN (?, ?)", [inviter, twin]));
    const answer = await accept(twin, 'phone-of-twin');
    expect(answer.json<ErrorBody>().code).toBe('invitation_own');
  });

  it('opens nothing once the account that sent the link is closed', async () => {
    const leaver = await shop.member('leaver', [aPurchase({ amountFen: 100, occurredAt: shop.clock.now() })]);
    const token = shop.token('member', leaver);
    const dead = (await shop.get('/api/me/invitations', token)).json<MyInvitations>().code;
    await shop.run((tx) => tx.execute("UPDATE member SET status = 'closed' WHERE id = ?", [leaver]));
    const late = await newcomer('late');
    const body = { code: dead };
    const answer = await shop.post('/api/me/invitations/accept', body, shop.token('member', late));
    expect(answer.json<ErrorBody>().code).toBe('invitation_unknown');
    expect((await shop.ask('POST', '/api/invitation-openings', { body, ...phone('visitor-dead') })).status).toBe(204);
    expect(await shop.query('SELECT 1 FROM invitation_opening')).toEqual([]);
  });

  it('waits when both use one phone, counts nothing, and goes on when a person says that it is fine', async () => {
    const sister = await newcomer('sister');
    expect((await accept(sister, 'phone-of-lin')).status).toBe(204);
    const before = await growth();
    await buys(sister, 'sister-1');
    shop.clock.set(june(20));
    expect(await look()).toBe(0);
    expect(await growth()).toBe(before);
    expect(await list()).toMatchObject([
      { kind: 'invitation', id: sister, effect: 'held', signs: ['device'], state: 'open', friend: { id: sister } },
    ]);
    expect((await decide(sister, 'keep')).json<WatchItem>()).toMatchObject({ state: 'kept', decidedBy: 'operator' });
    expect((await decide(sister, 'reject')).json<ErrorBody>().code).toBe('watch_decided');
    await look();
    shop.clock.set(june(20) + HOUR);
    await look();
    expect(await growth()).toBe(before + 50);
    expect(await list()).toEqual([]);
    const audit = await shop.query("SELECT 1 FROM audit_entry WHERE action = 'invitation.decide'");
    expect(audit).toHaveLength(1);
  });

  it('never counts once a person has rejected it', async () => {
    const bot = await newcomer('bot');
    await accept(bot, 'phone-of-lin');
    await buys(bot, 'bot-1');
    await decide(bot, 'reject');
    const before = await growth();
    shop.clock.set(june(29));
    expect(await look()).toBe(0);
    expect(await growth()).toBe(before);
    const mine = (await shop.get('/api/me/invitations', shop.token('member', inviter))).json<MyInvitations>();
    expect(mine.items.map(({ note }) => note)).toContain('门店核实后不计入');
    expect(await list('rejected')).toMatchObject([{ id: bot, reason: '问过本人' }]);
  });

  it('is looked at again before the order counts: a phone may be shared later', async () => {
    const cousin = await newcomer('cousin');
    await accept(cousin, 'phone-of-cousin');
    await shop.ask('POST', '/api/me/check-ins', {
      ...{ token: shop.token('member', cousin), body: {} },
      ...phone('phone-of-lin'),
    });
    await buys(cousin, 'cousin-1');
    expect(await look()).toBe(0);
    expect(await list()).toMatchObject([{ id: cousin, signs: ['device'] }]);
  });

  it('shows the whole way, from the opened link to what friends spend', async () => {
    const open = (device: string) => shop.ask('POST', '/api/invitation-openings', { body: { code }, ...phone(device) });
    for (const device of ['visitor-one', 'visitor-one', 'visitor-two']) expect((await open(device)).status).toBe(204);
    const token = await shop.staff('operator');
    const funnel = (
      await shop.get('/api/invitations/funnel?from=2026-06-01&to=2026-06-30', token)
    ).json<InvitationFunnel>();
    expect(funnel.total).toEqual({ opened: 2, joined: 3, ordered: 1, credited: 1, reversed: 0 });
    expect(funnel).toMatchObject({
      held: 1,
      cohorts: [{ month: '2026-06', friends: 3, spentFen: 15_000, spent90Fen: null }],
    });
    expect(funnel.days.find(({ day }) => day === '2026-06-29')).toMatchObject({ opened: 2, joined: 1 });
    const inviters = (await shop.get('/api/invitations/inviters', token)).json<Page<InviterRow>>();
    expect(inviters).toMatchObject({ total: 1, items: [{ member: { id: inviter }, joined: 3, credited: 1, held: 1 }] });
    const csv = await shop.get('/api/invitations/inviters/export', token);
    expect(csv.text.split('\r\n')[1]).toContain(',3,1,1,0,1,150.00');
    for (const bad of ['from=2026-06-02&to=2026-06-01', 'from=2020-01-01&to=2026-06-01', 'from=2026-02-31'])
      expect((await shop.get(`/api/invitations/funnel?${bad}`, token)).status).toBe(400);
    expect((await shop.get('/api/invitations/funnel', await shop.staff('clerk'))).status).toBe(403);
  });

  it('shows what a member did, with where, evidence and share', async () => {
    const own = (
      await shop.get(`/api/members/${inviter}/engagement`, await shop.staff('operator'))
    ).json<MemberEngagement>();
    expect(own.activities.map(({ activity, growth: of }) => [activity, of])).toEqual([
      ['invite', 50],
      ['checkin', 2],
    ]);
    expect(own.share).toMatchObject({ metric: 'growth', amount: 52, total: 53, sharePercent: 98.1 });
    expect(own.need).toBeNull();
  });
});
