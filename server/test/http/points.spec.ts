import type { Liability } from '@jieti/shared/api/liability';
import type { Approval } from '@jieti/shared/api/approvals';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Home } from '@jieti/shared/api/me';
import type {
  MemberPoints,
  MyPoints,
  PointsItem,
  PointsMoved,
  PointsRulesBook,
  PointsRulesDraft,
  PointsStatement,
  PointsUsage,
} from '@jieti/shared/api/points';
import type { Page } from '@jieti/shared/api/paging';
import type { FactInput } from '../../src/facts/fact-input.js';
import { FactsService } from '../../src/facts/facts.service.js';
import { anEngagement, aPurchase } from '../setup/facts.js';
import { aSpendRule } from '../setup/point-pieces.js';
import { HttpShop } from './http-shop.js';

let shop: HttpShop;
let operator: string;
beforeEach(async () => {
  shop = await HttpShop.open();
  operator = await shop.staff('operator');
});
afterEach(() => shop.close());

const draft: PointsRulesDraft = {
  earning: [{ ...aSpendRule(), kind: 'spend' }],
  pendingDays: 0,
  expiry: { kind: 'months', months: 12 },
  spending: { points: 100, fen: 100, maxPercent: 50, minBillFen: 0 },
  restoredDays: 7,
};

const adjustment = { delta: 5, reason: '补偿' };

async function publish(rules: PointsRulesDraft = draft): Promise<void> {
  const answer = await shop.post('/api/points/rules', { rules, effectiveFrom: null, note: '开始积分' }, operator);
  expect(answer.status).toBe(200);
}

async function someone(customer: string): Promise<{ id: number; token: string }> {
  const id = await shop.member(customer, [anEngagement()]);
  return { id, token: shop.token('member', id) };
}

async function record(id: number, fact: FactInput): Promise<void> {
  await shop.app.get(FactsService, { strict: false }).record([{ member: { kind: 'id', id }, fact }]);
}

const bought = (amountFen: number) => aPurchase({ amountFen, occurredAt: shop.clock.now() });

test('rules are published once and for all; the next version comes in on its day', async () => {
  await publish();
  const later = shop.clock.now() + 86_400_000;
  const next = { rules: { ...draft, pendingDays: 7 }, effectiveFrom: later, note: '退货期后可用' };
  await shop.post('/api/points/rules', next, operator);
  const book = (await shop.get('/api/points/rules', operator)).json<PointsRulesBook>();
  expect(book.current).toMatchObject({ rules: { version: 1, pendingDays: 0 }, note: '开始积分' });
  expect(book.upcoming).toMatchObject([{ rules: { version: 2, pendingDays: 7, effectiveFrom: later } }]);
  shop.clock.set(later);
  operator = await shop.staff('operator');
  const after = (await shop.get('/api/points/rules', operator)).json<PointsRulesBook>();
  expect(after).toMatchObject({
    current: { rules: { version: 2 } },
    upcoming: [],
    history: [{ rules: { version: 1 } }],
  });
});

test('rules with problems are refused with a sentence for each, and rules of the past too', async () => {
  const broken = {
    ...draft,
    earning: [...draft.earning, { ...draft.earning[0]!, budget: 5, cap: { points: 9, period: 'day' } }],
  };
  const refused = await shop.post('/api/points/rules', { rules: broken, effectiveFrom: null, note: '试' }, operator);
  expect(refused.status).toBe(409);
  const { code, details } = refused.json<ErrorBody>();
  expect(code).toBe('points_rules_invalid');
  expect(details?.map((one) => one.field)).toEqual(['earning.1.cap.points', 'earning.1.key']);
  const past = { rules: draft, effectiveFrom: shop.clock.now() - 1, note: '补' };
  expect((await shop.post('/api/points/rules', past, operator)).json<ErrorBody>().code).toBe('points_rules_past');
  expect((await shop.get('/api/points/rules', operator)).json<PointsRulesBook>().current).toBeNull();
  expect((await shop.post('/api/points/rules', past, await shop.staff('clerk'))).status).toBe(403);
});

test('a member reads balance, what ends when, the ledger and the month', async () => {
  await publish();
  const { id, token } = await someone('anna');
  await record(id, bought(12_800));
  const mine = (await shop.get('/api/me/points', token)).json<MyPoints>();
  expect(mine).toMatchObject({ balance: 128, available: 128, pending: 0, debt: 0, cashNote: '100 积分抵 ¥1' });
  expect(mine.expiring).toEqual([{ points: 128, expiresOn: '2027-11-30' }]);
  expect(mine.earningNote[0]).toContain('每 ¥1 得 1 积分');
  const page = (await shop.get('/api/me/points/entries', token)).json<Page<PointsItem>>();
  expect(page).toMatchObject({ total: 1, nextCursor: null });
  expect(page.items).toMatchObject([{ kind: 'earn', title: '消费积分', delta: 128, pendingUntil: null }]);
  expect(page.items[0]!.note).toContain('实付 ¥128.00');
  const month = (await shop.get('/api/me/points/statement?month=2026-11', token)).json<PointsStatement>();
  expect(month).toMatchObject({ opening: 0, earned: 128, closing: 128 });
  expect((await shop.get('/api/me/points/statement?month=2026-13', token)).json<ErrorBody>().code).toBe('malformed');
  expect((await shop.get('/api/me/points/entries?cursor=x', token)).json<ErrorBody>().code).toBe('page_cursor_invalid');
  const home = (await shop.get('/api/me/home', token)).json<Home>();
  expect(home.points).toEqual({ available: 128, expiringSoon: null });
});

test('the ledger pages by when things happened, and by kind', async () => {
  await publish();
  const { id, token } = await someone('anna');
  for (let i = 1; i <= 5; i += 1) await record(id, bought(i * 100));
  await shop.post(
    `/api/members/${id}/points/adjust`,
    { delta: 3, reason: '补偿', idempotencyKey: 'adjust-0001' },
    operator,
  );
  const first = (await shop.get('/api/me/points/entries?limit=4', token)).json<Page<PointsItem>>();
  expect(first.items.map((one) => one.delta)).toEqual([3, 5, 4, 3]);
  const rest = (await shop.get(`/api/me/points/entries?limit=4&cursor=${first.nextCursor}`, token)).json<
    Page<PointsItem>
  >();
  expect(rest.items.map((one) => one.delta)).toEqual([2, 1]);
  const adjusted = (await shop.get('/api/me/points/entries?kind=adjust', token)).json<Page<PointsItem>>();
  expect(adjusted).toMatchObject({ total: 1, items: [{ title: '积分补发', note: '补偿' }] });
});

test('staff correct points once per key, and ask a second person above the limit', async () => {
  await publish();
  const { id } = await someone('anna');
  const url = `/api/members/${id}/points/adjust`;
  const order = { delta: 5000, reason: '活动补发', idempotencyKey: 'adjust-0001' };
  expect((await shop.post(url, order, operator)).json<PointsMoved>()).toEqual({
    kind: 'moved',
    points: 5000,
    balance: 5000,
  });
  expect((await shop.post(url, order, operator)).json<PointsMoved>()).toEqual({
    kind: 'moved',
    points: 5000,
    balance: 5000,
  });
  const other = await shop.post(url, { ...order, delta: 4999 }, operator);
  expect(other.json<ErrorBody>().code).toBe('idempotency_conflict');
  const large = { delta: -5001, reason: '误发收回', idempotencyKey: 'adjust-0002' };
  const asked = (await shop.post(url, large, operator)).json<PointsMoved>();
  expect((await shop.post(url, large, operator)).json<PointsMoved>()).toEqual(asked);
  if (asked.kind !== 'approvalNeeded') throw new Error('a second person was not asked');
  const view = (await shop.get(`/api/members/${id}/points`, operator)).json<MemberPoints>();
  expect(view).toMatchObject({ balance: 5000, approvals: [{ approvalId: asked.approvalId }] });
  const decision = { decision: 'approve', note: '' };
  expect((await shop.post(`/api/approvals/${asked.approvalId}/decision`, decision, operator)).status).toBe(403);
  const owner = await shop.staff('owner');
  const done = await shop.post(`/api/approvals/${asked.approvalId}/decision`, decision, owner);
  expect(done.json<Approval>().state).toBe('approved');
  const after = (await shop.get(`/api/members/${id}/points`, operator)).json<MemberPoints>();
  expect(after).toMatchObject({ balance: -1, available: 0, debt: 1, approvals: [] });
  expect(after.entries.items[0]).toMatchObject({ delta: -5001, actor: 'operator', note: '误发收回' });
});

test('everything goes over to the other membership once, with its dates', async () => {
  await publish();
  const [anna, twin] = [await someone('anna'), await someone('twin')];
  await record(anna.id, bought(10_000));
  await record(twin.id, bought(5000));
  const url = `/api/members/${anna.id}/points/transfer`;
  const order = { toMemberId: twin.id, reason: '同一位会员', idempotencyKey: 'transfer-1' };
  const moved = { kind: 'moved', points: 100, balance: 150 };
  expect((await shop.post(url, order, operator)).json<PointsMoved>()).toEqual(moved);
  expect((await shop.post(url, order, operator)).json<PointsMoved>()).toEqual(moved);
  const mine = (await shop.get('/api/me/points', twin.token)).json<MyPoints>();
  expect(mine).toMatchObject({ available: 150, expiring: [{ points: 150, expiresOn: '2027-11-30' }] });
  const again = { ...order, idempotencyKey: 'transfer-2' };
  expect((await shop.post(url, again, operator)).json<ErrorBody>().code).toBe('points_none');
  const self = { ...again, toMemberId: anna.id };
  expect((await shop.post(url, self, operator)).json<ErrorBody>().code).toBe('transfer_to_self');
  const nobody = { ...again, toMemberId: 999_999 };
  expect((await shop.post(url, nobody, operator)).json<ErrorBody>().code).toBe('member_unknown');
});

test('the report says what is owed by month, the export the same, and usage what each rule gave', async () => {
  await publish({ ...draft, earning: [{ ...draft.earning[0]!, budget: 300 }] });
  const { id } = await someone('anna');
  await record(id, bought(25_000));
  await record(id, bought(10_000));
  const report = (await shop.get('/api/reports/liability', operator)).json<Liability>();
  expect(report.points).toEqual({
    ...{ outstanding: 300, pending: 0, debt: 0, valueFen: 300 },
    byMonth: [{ month: '2027-11', points: 300 }],
  });
  expect(report.coupons).toMatchObject({ outstanding: 0, faceFen: 0 });
  const csv = (await shop.get('/api/reports/liability/export', operator)).text;
  expect(csv).toContain('积分,2027-11,积分,300,3.00');
  const usage = (await shop.get('/api/points/usage', operator)).json<PointsUsage>();
  expect(usage.items).toEqual([{ key: 'spend', title: '消费积分', given: 300, members: 1, budget: 300, left: 0 }]);
});

describe('what is no adjustment, no transfer, no rule', () => {
  const key = 'adjust-0009';
  const bodies: readonly (readonly [string, string, unknown])[] = [
    ['nothing', 'adjust', { delta: 0, reason: '补偿', idempotencyKey: key }],
    ['a fraction', 'adjust', { delta: 1.5, reason: '补偿', idempotencyKey: key }],
    ['more than any number holds', 'adjust', { delta: 1e21, reason: '补偿', idempotencyKey: key }],
    ['beyond what is adjusted at once', 'adjust', { delta: 10_000_001, reason: '补偿', idempotencyKey: key }],
    ['no reason', 'adjust', { delta: 5, reason: ' ', idempotencyKey: key }],
    ['no key', 'adjust', { delta: 5, reason: '补偿' }],
    ['a field nobody knows', 'adjust', { delta: 5, reason: '补偿', idempotencyKey: key, memberId: 1 }],
    ['to nobody', 'transfer', { reason: '合并', idempotencyKey: key }],
    ['to a negative number', 'transfer', { toMemberId: -1, reason: '合并', idempotencyKey: key }],
  ];

  test('is malformed and changes nothing', async () => {
    await publish();
    const { id } = await someone('anna');
    for (const [name, door, body] of bodies) {
      const answer = await shop.post(`/api/members/${id}/points/${door}`, body, operator);
      expect([name, answer.status, answer.json<ErrorBody>().code]).toEqual([name, 400, 'malformed']);
    }
    const nobody = await shop.post(
      '/api/members/999999/points/adjust',
      { ...adjustment, idempotencyKey: key },
      operator,
    );
    expect(nobody.json<ErrorBody>().code).toBe('member_unknown');
    expect((await shop.get('/api/members/999999/points', operator)).json<ErrorBody>().code).toBe('member_unknown');
    const rules = { ...draft, earning: [{ ...draft.earning[0]!, points: 0 }] };
    const published = await shop.post('/api/points/rules', { rules, effectiveFrom: null, note: '试' }, operator);
    expect(published.json<ErrorBody>().code).toBe('malformed');
    expect(await shop.query('SELECT id FROM point_entry')).toEqual([]);
  });
});
