import type { Approval } from '@jieti/shared/api/approvals';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Home } from '@jieti/shared/api/me';
import type { MemberDetail, MemberRow } from '@jieti/shared/api/members';
import type { MemberLadders, NewOverride, OverrideList, OverrideSet } from '@jieti/shared/api/overrides';
import type { Page } from '@jieti/shared/api/paging';
import type { PointInTime } from '@jieti/shared/api/point-in-time';
import { spendBands } from '@jieti/shared/rules/programme/spend-bands';
import { DailyReviewService } from '../../src/ledger/daily-review.service.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { ProgrammesService } from '../../src/programmes/programmes.service.js';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

const DAY = 86_400_000;

describe('tiers set by hand (F20, T7)', () => {
  let shop: HttpShop;
  let owner: string;
  let operator: string;
  let member: number;
  let keys = 0;

  beforeEach(async () => {
    shop = await HttpShop.open();
    [owner, operator] = [await shop.staff('owner'), await shop.staff('operator')];
    member = await shop.member('lin', [aPurchase({ amountFen: 60_000, occurredAt: shop.clock.now() - 5 * DAY })]);
  });
  afterEach(() => shop.close());

  const anOrder = (change: Partial<NewOverride> = {}): NewOverride => ({
    ...{
      kind: 'floor',
      tier: 'gold',
      until: '2026-12-31',
      reason: '门店补偿',
      idempotencyKey: `key-${(keys += 1)}-0000`,
    },
    ...change,
  });
  const set = (order: NewOverride, token = operator) => shop.post(`/api/members/${member}/overrides`, order, token);
  const list = async () => (await shop.get(`/api/members/${member}/overrides`, operator)).json<OverrideList>();
  const revoke = (id: number, token = operator) =>
    shop.post(`/api/members/${member}/overrides/${id}/revoke`, { reason: '已经补偿过' }, token);
  const codeOf = (answer: { json<T>(): T }) => answer.json<ErrorBody>().code;
  const rowOf = async () => (await shop.query<object>('SELECT * FROM member WHERE id = ?', [member]))[0]!;
  const review = () => shop.app.get(DailyReviewService, { strict: false }).round();
  const differences = async () => (await shop.app.get(VerifyService, { strict: false }).verify()).samples;

  it('show tier, until and reason; removing it returns exactly to the computed tier, byte for byte (P-6)', async () => {
    const before = await rowOf();
    const { overrideId } = (await set(anOrder())).json<Extract<OverrideSet, { kind: 'set' }>>();
    expect(await list()).toMatchObject({
      computed: { key: 'silver' },
      effective: { key: 'gold' },
      items: [{ id: overrideId, state: 'active', until: '2026-12-31', reason: '门店补偿', author: 'operator' }],
    });
    const home = (await shop.get('/api/me/home', shop.token('member', member))).json<Home>();
    expect(home.tier.key).toBe('gold');
    const row = (await shop.get('/api/members', operator)).json<Page<MemberRow>>().items[0];
    expect(row).toMatchObject({ tier: { key: 'gold' }, until: '2026-12-31' });
    expect(await differences()).toEqual([]);
    expect((await revoke(overrideId)).json()).toMatchObject({
      effective: { key: 'silver' },
      items: [{ state: 'revoked' }],
    });
    expect(await rowOf()).toEqual(before);
    expect(await differences()).toEqual([]);
  });

  it('are recorded once however often they are told, and another content under the key is refused', async () => {
    const order = anOrder();
    const [first, again] = [await set(order), await set(order)];
    expect(again.json()).toEqual(first.json());
    expect((await list()).items).toHaveLength(1);
    expect(codeOf(await set({ ...order, tier: 'platinum' }))).toBe('idempotency_conflict');
    const fresh = anOrder({ from: '2027-02-01', until: '2027-02-28' });
    const told = await Promise.all([set(fresh), set(fresh), set(fresh)]);
    expect(new Set(told.map((answer) => answer.text)).size).toBe(1);
    expect((await list()).items).toHaveLength(2);
  });

  it.each([
    ['a tier the programme does not have', { tier: 'diamond' }, 'tier'],
    ['a day before today', { from: '2026-11-20' }, 'from'],
    ['a day that does not exist', { until: '2026-02-30' }, 'until'],
    ['an end before the beginning', { from: '2026-12-02', until: '2026-12-01' }, 'until'],
  ])('refuse %s, naming the field', async (_, change, field) => {
    const answer = await set(anOrder(change));
    expect(answer.status).toBe(400);
    expect(answer.json<ErrorBody>().details).toMatchObject([{ field }]);
    expect((await list()).items).toEqual([]);
  });

  it('refuse one that shares a day with another, and take the next day', async () => {
    await set(anOrder({ until: '2026-12-01' }));
    expect(codeOf(await set(anOrder({ from: '2026-12-01', until: null })))).toBe('override_overlaps');
    expect((await set(anOrder({ from: '2026-12-02', until: null }))).status).toBe(200);
    expect(codeOf(await revoke(999))).toBe('not_found');
  });

  it('begin and end by the review, also when it comes days late', async () => {
    await set(anOrder({ from: '2026-11-25', until: '2026-11-30' }));
    const at = async (day: string) => {
      shop.clock.set(Date.parse(`${day}T12:00:00+08:00`));
      operator = await shop.staff('operator');
      await review();
      return (await list()).effective.key;
    };
    expect([await at('2026-11-24'), await at('2026-11-25'), await at('2026-12-04')]).toEqual([
      'silver',
      'gold',
      'silver',
    ]);
    const kinds = await shop.query<{ kind: string }>(
      "SELECT kind FROM tier_history WHERE kind LIKE 'override%' ORDER BY at",
    );
    expect(kinds.map((row) => row.kind)).toEqual(['overrideStart', 'overrideEnd']);
    expect(codeOf(await revoke((await list()).items[0]!.id))).toBe('override_ended');
    expect(await differences()).toEqual([]);
  });

  it('name the people who decided, where the rows keep user names', async () => {
    await shop.run((tx) => tx.execute('UPDATE staff SET name = ? WHERE username = ?', ['周岚', 'operator']));
    await set(anOrder({ tier: 'platinum' }));
    const { overrideId } = (await set(anOrder())).json<Extract<OverrideSet, { kind: 'set' }>>();
    await revoke(overrideId);
    expect(await list()).toMatchObject({
      items: [{ author: '周岚', revokedBy: '周岚' }],
      pending: [{ requestedBy: '周岚' }],
    });
    expect(await shop.query('SELECT author, revoked_by FROM tier_override')).toEqual([
      { author: 'operator', revoked_by: 'operator' },
    ]);
  });

  it('are explained to staff with the name of who set them', async () => {
    await shop.run((tx) => tx.execute('UPDATE staff SET name = ? WHERE username = ?', ['周岚', 'operator']));
    await set(anOrder());
    const { explanation } = (await shop.get(`/api/members/${member}`, operator)).json<MemberDetail>();
    expect(explanation.sentence).toContain('周岚设定，理由“门店补偿”');
    expect(explanation.timeline[0]).toMatchObject({
      kind: 'overrideStart',
      note: expect.stringContaining('周岚') as string,
    });
  });

  it('need a second person for a pin and for more than one rank, unless the owner decides', async () => {
    const asked = await set(anOrder({ tier: 'platinum' }));
    expect(asked.json()).toMatchObject({ kind: 'approvalNeeded' });
    const { approvalId } = asked.json<Extract<OverrideSet, { kind: 'approvalNeeded' }>>();
    expect(await list()).toMatchObject({ items: [], effective: { key: 'silver' }, pending: [{ approvalId }] });
    const decide = (token: string) =>
      shop.post(`/api/approvals/${approvalId}/decision`, { decision: 'approve' }, token);
    expect(codeOf(await decide(operator))).toBe('approval_own');
    shop.clock.advance(DAY);
    [owner, operator] = [await shop.staff('owner'), await shop.staff('operator')];
    expect((await decide(owner)).status).toBe(200);
    expect(await list()).toMatchObject({
      effective: { key: 'platinum' },
      pending: [],
      items: [{ author: 'operator', approvedBy: 'owner', from: '2026-11-22' }],
    });
    expect((await shop.get('/api/approvals', owner)).json<Page<Approval>>().items[0]).toMatchObject({
      state: 'approved',
    });
    await revoke((await list()).items[0]!.id);
    expect((await set(anOrder({ kind: 'pin', tier: 'plain' }))).json()).toMatchObject({ kind: 'approvalNeeded' });
    expect((await set(anOrder({ kind: 'pin', tier: 'plain' }), owner)).json()).toMatchObject({ kind: 'set' });
    expect((await list()).effective.key).toBe('plain');
  });

  it('are in the audit log, and no clerk sees them', async () => {
    const { overrideId } = (await set(anOrder())).json<Extract<OverrideSet, { kind: 'set' }>>();
    await revoke(overrideId, owner);
    const log = await shop.query<{ actor: string; action: string }>(
      'SELECT actor, action FROM audit_entry ORDER BY id',
    );
    expect(log).toEqual([
      { actor: 'operator', action: 'member.override' },
      { actor: 'owner', action: 'member.revokeOverride' },
    ]);
    const clerk = await shop.staff('clerk');
    expect((await shop.get(`/api/members/${member}/overrides`, clerk)).status).toBe(403);
    expect((await set(anOrder(), clerk)).status).toBe(403);
  });
});

describe('a member at another time, and on other ladders', () => {
  let shop: HttpShop;
  let operator: string;
  let member: number;
  const noon = Date.parse('2026-11-10T12:00:00+08:00');

  beforeAll(async () => {
    shop = await HttpShop.open();
    operator = await shop.staff('operator');
    shop.clock.set(noon);
    member = await shop.member('lin', [aPurchase({ amountFen: 60_000, occurredAt: noon })]);
    shop.clock.set(noon + 5 * DAY);
    await shop.member('lin', [aPurchase({ amountFen: 200_000, occurredAt: noon + DAY })]);
  });
  afterAll(() => shop.close());

  const standing = (query: string) => shop.get(`/api/members/${member}/standing?${query}`, operator);

  it('is what was true then, or what was known then (T10)', async () => {
    const tier = async (query: string) => (await standing(query)).json<PointInTime>().explanation.tier.key;
    expect(await tier('')).toBe('gold');
    expect(await tier('asOf=2026-11-10')).toBe('silver');
    expect(await tier(`asOf=${encodeURIComponent('2026-11-12T00:00:00+08:00')}`)).toBe('gold');
    expect(await tier('asOf=2026-11-12&knownAt=2026-11-13')).toBe('silver');
    const whole = (await standing('asOf=2026-11-12')).json<PointInTime>();
    expect(whole.explanation.timeline.filter((item) => item.kind === 'upgrade')).toHaveLength(2);
  });

  it('says so when they had not joined, and when a day is none', async () => {
    expect((await standing('asOf=2026-11-09')).status).toBe(404);
    expect((await standing('asOf=2026-02-30')).json<ErrorBody>().details).toMatchObject([{ field: 'asOf' }]);
    expect((await standing('knownAt=2026-11-12T00:00:00')).status).toBe(400);
  });

  it('stands on every ladder that has begun, filled once by the review (T11)', async () => {
    const { version: _, effectiveFrom: __, ...draft } = spendBands;
    const publishing = shop.app.get(ProgrammesService, { strict: false });
    await publishing.publish({ draft, effectiveFrom: shop.clock.now(), by: 'owner', note: '消费分层' });
    await shop.app.get(DailyReviewService, { strict: false }).round();
    const rows = await shop.query<{ tier: string }>('SELECT tier FROM ladder_standing WHERE member_id = ?', [member]);
    const { items } = (await shop.get(`/api/members/${member}/ladders`, operator)).json<MemberLadders>();
    expect(items).toMatchObject([{ programme: draft.programme, tier: { key: rows[0]!.tier } }]);
    expect(items[0]!.sentence).toContain('2,600');
    const verify = shop.app.get(VerifyService, { strict: false });
    expect(await verify.verify()).toMatchObject({ members: 1, differences: 0 });
    await shop.run((tx) => tx.execute('UPDATE ladder_standing SET tier_rank = tier_rank + 1'));
    expect((await verify.verify()).samples).toMatchObject([{ what: 'ladder', programme: draft.programme }]);
  });
});
