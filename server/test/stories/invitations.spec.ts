import type { ErrorBody } from '@jieti/shared/api/errors';
import type { MyInvitations } from '@jieti/shared/api/invitations';
import { parseDay, startOfDay } from '@jieti/shared/calendar';
import { InvitationRoundsService } from '../../src/community/invitation-rounds.service.js';
import type { FactInput } from '../../src/facts/fact-input.js';
import { FactsService } from '../../src/facts/facts.service.js';
import { HttpShop } from '../http/http-shop.js';
import { aPurchase, aRefund } from '../setup/facts.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const june = (day: number) => startOfDay(parseDay(`2026-06-${String(day).padStart(2, '0')}`)!, 'Asia/Shanghai');

describe('bringing a friend', () => {
  let shop: HttpShop;
  let inviter: number;
  let code: string;

  const mine = async () => (await shop.get('/api/me/invitations', shop.token('member', inviter))).json<MyInvitations>();
  const accept = (memberId: number, which: string) =>
    shop.post('/api/me/invitations/accept', { code: which }, shop.token('member', memberId));
  const look = () => shop.app.get(InvitationRoundsService, { strict: false }).advanceDue(shop.clock.now());
  const growthOf = async (memberId: number) =>
    (await shop.query<{ growth: number }>('SELECT growth FROM member WHERE id = ?', [memberId]))[0]?.growth;
  /** Somebody who has just joined and bought nothing. */
  const newcomer = async (name: string) => {
    const login = await shop.post('/api/auth/join', { code: `code-of-${name}`, noticeVersion: 1 });
    return login.json<{ memberId: number }>().memberId;
  };
  const record = async (memberId: number, fact: FactInput) => {
    const outcome = await shop.app
      .get(FactsService, { strict: false })
      .recordOne({ member: { kind: 'id', id: memberId }, fact });
    expect(outcome.kind).toBe('recorded');
  };
  const facts = () =>
    shop.query<{ kind: string }>("SELECT kind FROM fact WHERE source = 'invite' ORDER BY external_id");

  beforeAll(async () => {
    shop = await HttpShop.open();
    shop.clock.set(june(1) + 12 * 60 * MINUTE);
    inviter = await shop.member('lin', [aPurchase({ amountFen: 100, occurredAt: shop.clock.now() - DAY })]);
    code = (await mine()).code;
  });
  afterAll(() => shop.close());

  it('shows neither number nor card in the code', () => {
    expect(code).toMatch(/^\d{8}$/);
    expect(Number(code)).not.toBe(inviter);
  });

  it('is noted once, of new members only, and never of oneself', async () => {
    const wei = await newcomer('wei');
    expect((await accept(inviter, code)).json<ErrorBody>().code).toBe('invitation_own');
    expect((await Promise.all([1, 2, 3].map(() => accept(wei, code)))).map(({ status }) => status)).toEqual([
      204, 204, 204,
    ]);
    const other = await shop.member('other', [aPurchase({ occurredAt: shop.clock.now() - DAY })]);
    expect((await accept(other, code)).json<ErrorBody>().code).toBe('invitation_late');
    const others = (await shop.get('/api/me/invitations', shop.token('member', other))).json<MyInvitations>();
    expect((await accept(wei, others.code)).json<ErrorBody>().code).toBe('invitation_taken');
    expect((await accept(wei, '99999999')).json<ErrorBody>().code).toMatch(/invitation_(unknown|taken)/);
    expect(await mine()).toMatchObject({ joined: 1, credited: 0, growth: 50, items: [{ state: 'joined' }] });
  });

  it('counts from the first order that stays paid, and is worth its growth when the return window is over', async () => {
    const before = await growthOf(inviter);
    expect(await look()).toBe(0);
    shop.clock.set(june(3) + DAY / 2);
    const order = aPurchase({ amountFen: 5000, occurredAt: shop.clock.now() });
    const friend = await shop.query<{ referee_id: number }>('SELECT referee_id FROM invitation');
    await record(friend[0]!.referee_id, order);
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect(await mine()).toMatchObject({ credited: 1, items: [{ state: 'credited', settlesOn: '2026-06-11' }] });
    expect(await growthOf(inviter)).toBe(before);

    shop.clock.set(june(11) - 1);
    await look();
    expect(await growthOf(inviter)).toBe(before);
    shop.clock.set(june(11) + 12 * 60 * MINUTE);
    expect(await Promise.all([look(), look(), look()])).toContain(1);
    expect(await growthOf(inviter)).toBe(before! + 50);
    expect(await mine()).toMatchObject({ items: [{ state: 'settled' }] });
    expect((await facts()).map(({ kind }) => kind)).toEqual(['referral', 'engagement']);
  });

  it('comes to nothing when the order comes back whole, and starts again with the next', async () => {
    const jia = await newcomer('jia');
    await accept(jia, code);
    const first = aPurchase({ amountFen: 3000, occurredAt: shop.clock.now() + MINUTE });
    shop.clock.set(shop.clock.now() + 2 * MINUTE);
    await record(jia, first);
    expect(await look()).toBe(1);
    shop.clock.set(shop.clock.now() + DAY);
    await record(jia, aRefund({ amountFen: 3000, occurredAt: shop.clock.now(), order: first }));
    expect(await look()).toBe(1);
    expect((await mine()).items.find(({ state }) => state === 'joined')).toBeDefined();
    const second = aPurchase({ amountFen: 2000, occurredAt: shop.clock.now() + MINUTE });
    shop.clock.set(shop.clock.now() + 2 * MINUTE);
    await record(jia, second);
    expect(await look()).toBe(1);
    const kinds = (await facts()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'referral')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'reversal')).toHaveLength(1);
  });
});
