import type { ErrorBody } from '@jieti/shared/api/errors';
import type { PerksPage } from '@jieti/shared/api/me';
import type { Page } from '@jieti/shared/api/paging';
import type { FarmingFlag, MyBirthday, PerkReport, PerkUse } from '@jieti/shared/api/perks';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { FarmingFlagsRepository } from '../../src/ledger/farming-flags.repository.js';
import { PerkUsesRepository } from '../../src/perks/perk-uses.repository.js';
import { ProgrammesService } from '../../src/programmes/programmes.service.js';
import { aPurchase } from '../setup/facts.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { HttpShop } from './http-shop.js';

const drink = { key: 'drink', kind: 'service', title: '免费小杯', note: '', monthlyLimit: 3 } as const;
const withDrink: ProgrammeVersion['tiers'] = growthCard.tiers.map((tier) => ({
  ...tier,
  perks: tier.perks
    .map((perk) => (perk.kind === 'birthday' ? { ...perk, couponTemplate: 'birthday-cup' } : perk))
    .concat(drink),
}));

let shop: HttpShop;
let operator: string;
let clerk: string;
let [lin, zhou] = [0, 0];

beforeAll(async () => {
  shop = await HttpShop.open({ programme: false });
  const { version: _, effectiveFrom: __, ...draft } = { ...growthCard, tiers: withDrink };
  const publishing = shop.app.get(ProgrammesService, { strict: false });
  await publishing.publish({ draft, effectiveFrom: Date.UTC(2020, 0, 1), by: 'test', note: 'first' });
  [operator, clerk] = [await shop.staff('operator'), await shop.staff('clerk')];
  lin = await shop.member('lin', [aPurchase({ amountFen: 70_000 })], '林知夏');
  zhou = await shop.member('zhou', [aPurchase()], '=周予安');
  await shop.run((tx) => tx.insertRows('store', ['id', 'name', 'created_at'], [['anfu', '安福路店', 1]]));
  await shop.run((tx) => insertTemplateRow(tx, { key: 'birthday-cup' }));
  for (const [member, tier, idemKey] of [
    [lin, 'silver', 'a'],
    [lin, 'silver', 'b'],
    [zhou, 'plain', 'c'],
  ] as const)
    await use(member, tier, idemKey);
  await shop.run((tx) => shop.app.get(PerkUsesRepository, { strict: false }).undo(tx, { idemKey: 'b', now: 2 }));
});
afterAll(() => shop.close());

function use(memberId: number, tier: string, idemKey: string): Promise<string> {
  const request = { memberId, tier, idemKey, perkKey: 'drink', storeId: 'anfu', staff: '小陈', device: 'till-1' };
  const uses = shop.app.get(PerkUsesRepository, { strict: false });
  return shop.run((tx) => uses.use(tx, { ...request, now: shop.clock.now() }));
}
const get = async <T>(path: string, token = operator) => (await shop.get(`/api/${path}`, token)).json<T>();
const codeOf = (answer: { json<T>(): T }) => answer.json<ErrorBody>().code;

describe('the record of perks', () => {
  it('lists every use, newest first, with who, where and by whom', async () => {
    const page = await get<Page<PerkUse>>('perk-uses');
    expect(page.items.map(({ member, undoneAt }) => [member.id, undoneAt])).toEqual([
      [zhou, null],
      [lin, 2],
      [lin, null],
    ]);
    expect(page.items[2]).toMatchObject({
      ...{ perkKey: 'drink', title: '免费小杯', tier: { key: 'silver', name: '银卡' } },
      ...{ storeId: 'anfu', storeName: '安福路店', staff: '小陈', device: 'till-1' },
    });
  });

  it('is filtered and paged', async () => {
    const ids = async (query: string) => (await get<Page<PerkUse>>(`perk-uses?${query}`)).items.map((u) => u.member.id);
    expect(await ids('tier=plain')).toEqual([zhou]);
    expect(await ids('perk=none')).toEqual([]);
    expect(await ids(`member=${lin}`)).toEqual([lin, lin]);
    expect(await ids(`search=${encodeURIComponent('林')}`)).toEqual([lin, lin]);
    expect(await ids('search=%25')).toEqual([]);
    expect(await ids('from=2026-11-21&to=2026-11-21')).toHaveLength(3);
    expect(await ids('to=2026-11-20')).toEqual([]);
    const first = await get<Page<PerkUse>>('perk-uses?limit=2');
    expect(await ids(`limit=2&cursor=${first.nextCursor}`)).toEqual([lin]);
  });

  it('is exported, safe against formulas', async () => {
    const file = await shop.get('/api/perk-uses/export?tier=plain', operator);
    expect(file.text.split('\r\n')).toHaveLength(3);
    expect(file.text).toContain('2026-11-21 12:00:00,免费小杯,普卡,');
    expect(file.text).toContain("'=周予安");
  });

  it('counts the uses of a month by perk and tier, undone ones left out', async () => {
    const report = await get<PerkReport>('reports/perk-uses?month=2026-11');
    expect(report.items.map(({ tier, uses, members }) => [tier.key, uses, members])).toEqual([
      ['plain', 1, 1],
      ['silver', 1, 1],
    ]);
    expect(await get<PerkReport>('reports/perk-uses')).toEqual(report);
    expect((await get<PerkReport>('reports/perk-uses?month=2026-10')).items).toEqual([]);
  });

  it('tells members what is left this month of the perks of their tier', async () => {
    const page = await get<PerksPage>('me/perks', shop.token('member', lin));
    const drinks = page.tiers.map(({ perks }) => perks.find(({ key }) => key === 'drink'));
    expect(drinks.map((perk) => [perk?.limit, perk?.left])).toEqual([
      [3, null],
      [3, 2],
      [3, null],
      [3, null],
    ]);
  });

  it('is not for clerks, and bad questions are refused by field', async () => {
    expect((await shop.get('/api/perk-uses', clerk)).status).toBe(403);
    expect((await shop.get('/api/perk-uses?cursor=x', operator)).status).toBe(400);
    expect((await shop.get('/api/reports/perk-uses?month=2026-13', operator)).status).toBe(400);
  });
});

describe('my birthday', () => {
  const put = (body: unknown) => shop.ask('PUT', '/api/me/birthday', { body, token: shop.token('member', lin) });

  it('is told once a year, with what it brings', async () => {
    const before = await get<MyBirthday>('me/birthday', shop.token('member', lin));
    expect(before).toEqual({
      ...{ birthday: null, changeableFrom: null },
      note: '生日当天送你「一杯拿铁」。2 月 29 日的生日，平年在 2 月 28 日。',
    });
    expect((await put({ month: 5, day: 20, year: 1996 })).json<MyBirthday>()).toMatchObject({
      ...{ birthday: { month: 5, day: 20, year: 1996 }, changeableFrom: '2027-01-01' },
    });
    expect((await put({ month: 5, day: 20, year: 1996 })).status).toBe(200);
    expect(codeOf(await put({ month: 5, day: 21 }))).toBe('birthday_set');
    expect(codeOf(await put({ month: 6, day: 31 }))).toBe('birthday_invalid');
    expect((await put({ month: 13, day: 1 })).status).toBe(400);
  });
});

describe('what looks like farming', () => {
  it('is listed with its evidence, and dismissed once with a reason', async () => {
    const at = Date.parse('2026-11-01T12:00:00+08:00');
    const refund = {
      ...{ fact: 'till:anfu/r', at: at + 2 * 86_400_000, amountFen: 50_000 },
      purchase: { fact: 'till:anfu/o', at, amountFen: 50_000 },
    };
    const upgrade = {
      ...{ tier: 'gold', cycle: 2026, at, fact: 'till:anfu/o', isLost: true, usedGifts: 'keep' as const, refund },
    };
    const gifts = [{ couponId: 1, title: '手冲券', usedAt: at + 86_400_000, storeId: 'anfu', points: 0 }];
    const flags = shop.app.get(FarmingFlagsRepository, { strict: false });
    for (let i = 0; i < 2; i += 1)
      await shop.run((tx) => flags.insert(tx, { memberId: zhou, upgrade, gifts, now: shop.clock.now() }));
    const { items } = await get<Page<FarmingFlag>>('reports/farming');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      ...{ member: { id: zhou }, tier: { name: '金卡' }, state: 'open', times: 1 },
      sentence: '11 月 1 日消费 ¥500.00 升级金卡，11 月 2 日用掉「手冲券」，11 月 3 日退款 ¥500.00。',
    });
    const dismiss = (reason: string) => shop.post(`/api/reports/farming/${items[0]?.id}/dismiss`, { reason }, operator);
    expect((await dismiss('')).status).toBe(400);
    expect((await dismiss('顾客买错了')).json<FarmingFlag>()).toMatchObject({
      ...{ state: 'dismissed', dismissedBy: 'operator', reason: '顾客买错了' },
    });
    expect(codeOf(await dismiss('再来一次'))).toBe('farming_closed');
    expect((await get<Page<FarmingFlag>>('reports/farming')).items).toEqual([]);
    expect((await get<Page<FarmingFlag>>('reports/farming?state=all')).items).toHaveLength(1);
    expect((await shop.post('/api/reports/farming/999/dismiss', { reason: '没有这条' }, operator)).status).toBe(404);
  });
});
