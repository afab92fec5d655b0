import type { ErrorBody } from '@jieti/shared/api/errors';
import type { GrantedCoupon, MemberDetail, MemberRow } from '@jieti/shared/api/members';
import type { Page } from '@jieti/shared/api/paging';
import { MembersRepository } from '../../src/members/members.repository.js';
import { aPurchase } from '../setup/facts.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { HttpShop } from './http-shop.js';

const DAY = 86_400_000;

describe('members in the console', () => {
  let shop: HttpShop;
  let token: string;
  let lin: number;

  const list = async (query: string) => (await shop.get(`/api/members?${query}`, token)).json<Page<MemberRow>>();
  const walk = async (query: string, between: () => Promise<unknown> = async () => undefined) => {
    const ids: number[] = [];
    for (let cursor = ''; ; ) {
      const page = await list(`${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      ids.push(...page.items.map((item) => item.id));
      if (page.nextCursor === null) return ids;
      cursor = page.nextCursor;
      await between();
    }
  };

  beforeAll(async () => {
    shop = await HttpShop.open();
    token = await shop.staff('operator');
    await shop.run((tx) => tx.execute("INSERT INTO store (id, name, created_at) VALUES ('anfu', '安福路店', 1)"));
    const noon = shop.clock.now() - 40 * DAY;
    lin = await shop.member('lin', [
      aPurchase({ amountFen: 120_000, occurredAt: noon }),
      aPurchase({ amountFen: 90_000, occurredAt: noon + DAY, categories: ['豆子'] }),
    ]);
    const members = shop.app.get(MembersRepository, { strict: false });
    await shop.run((tx) => members.updatePhone(tx, lin, '13812342214', 1));
    for (let i = 0; i < 9; i += 1) {
      await shop.member(`c${i}`, [aPurchase({ occurredAt: noon + Math.floor(i / 3) * DAY })], `周岚${i}`);
    }
    for (let i = 0; i < 3; i += 1) await shop.post('/api/auth/join', { code: `wx-${i}`, noticeVersion: 1 });
  });
  afterAll(() => shop.close());

  it('are listed masked: no name and no number in clear anywhere', async () => {
    const answer = await shop.get('/api/members?search=13812342214', token);
    const { items } = answer.json<Page<MemberRow>>();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: lin,
      name: '林**',
      phone: '138****2214',
      tier: { key: 'gold', palette: 'gold' },
    });
    expect(answer.text).not.toMatch(/知夏|13812342214/);
    expect((await shop.get(`/api/members/${lin}`, token)).text).not.toMatch(/知夏|13812342214/);
  });

  it('are found by name, card number, whole number or the end of it', async () => {
    const { cardNo } = (await list('search=2214')).items[0]!;
    for (const text of ['林知', '林知夏', cardNo, cardNo.toLowerCase(), '138 1234 2214', '2214'])
      expect([text, (await list(`search=${encodeURIComponent(text)}`)).items.map((m) => m.id)]).toEqual([text, [lin]]);
    for (const text of ['知夏', '%', "' OR 1=1 --", '13812342215'])
      expect([text, (await list(`search=${encodeURIComponent(text)}`)).total]).toEqual([text, 0]);
  });

  it('are counted and filtered by tier', async () => {
    expect((await list('tier=gold')).items.map((m) => m.id)).toEqual([lin]);
    expect(await list('limit=5')).toMatchObject({ total: 13 });
    expect((await list('tier=none')).total).toBe(0);
  });

  it.each(['recent', 'joined', 'growth'])(
    'are paged by %s without a gap or a repeat, while new ones come in',
    async (sort) => {
      const before = await walk(`sort=${sort}&limit=100`);
      expect(new Set(before).size).toBe(before.length);
      let added = 0;
      const newcomers: number[] = [];
      const paged = await walk(`sort=${sort}&limit=2`, async () => {
        if ((added += 1) < 4) newcomers.push(await shop.member(`${sort}${added}`, [aPurchase({ amountFen: 700 })]));
      });
      expect(paged.filter((id) => !newcomers.includes(id))).toEqual(before);
      expect(new Set(paged).size).toBe(paged.length);
    },
  );

  it('refuse a cursor they did not give', async () => {
    const answer = await shop.get('/api/members?cursor=abc', token);
    expect([answer.status, answer.json<ErrorBody>().code]).toEqual([400, 'page_cursor_invalid']);
  });

  it('explain themselves down to the receipt', async () => {
    const detail = (await shop.get(`/api/members/${lin}`, token)).json<MemberDetail>();
    expect(detail.explanation).toMatchObject({ tier: { name: '金卡' }, version: 1 });
    expect(detail.explanation.sentence).toContain('升为金卡');
    expect(detail.explanation.advice.next?.sentence).toMatch(/^再消费 ¥[\d,]+ 就升到铂金；少一点都不够$/);
    expect(detail.explanation.nonChanges).toEqual([
      expect.stringContaining('没有升到铂金') as string,
      expect.stringContaining('没有降级') as string,
    ]);
    const kinds = detail.explanation.timeline.map((item) => item.kind);
    expect(kinds).toEqual(['upgrade', 'purchase', 'upgrade', 'purchase', 'join']);
    const [upgrade, purchase] = detail.explanation.timeline;
    expect(upgrade).toMatchObject({ title: '升为金卡', counterfactual: expect.stringContaining('差 800') as string });
    expect(purchase).toMatchObject({
      title: '安福路店消费',
      note: expect.stringMatching(/^小票 .+，实付 ¥900\.00，豆子$/) as string,
      delta: 900,
      amountFen: 90_000,
    });
    expect(detail.band).toMatchObject({ name: '潜在客户' });
    expect(detail.coupons).toEqual([]);
  });

  it('are shown in clear only for a reason, which is kept', async () => {
    expect((await shop.post(`/api/members/${lin}/reveal`, {}, token)).status).toBe(400);
    const revealed = await shop.post(`/api/members/${lin}/reveal`, { reason: '核对退款' }, token);
    expect(revealed.json()).toEqual({ name: '林知夏', phone: '13812342214' });
    const entries = await shop.query("SELECT actor, subject, detail FROM audit_entry WHERE action = 'member.reveal'");
    expect(entries).toEqual([{ actor: 'operator', subject: `member:${lin}`, detail: '{"reason":"核对退款"}' }]);
  });

  it('get a coupon by hand once, however often it is asked for', async () => {
    const templateId = await shop.run((tx) => insertTemplateRow(tx, { key: 'k', stockTotal: 1 }));
    const body = { templateId, reason: '等得太久', idempotencyKey: 'key-00001' };
    const grant = () => shop.post(`/api/members/${lin}/coupons`, body, token);
    const answers = await Promise.all([grant(), grant(), grant()]);
    const granted = answers.map((answer) => answer.json<GrantedCoupon>());
    expect(new Set(granted.map((g) => g.couponId)).size).toBe(1);
    expect(granted.filter((g) => !g.repeated)).toHaveLength(1);
    const other = await shop.post(`/api/members/${lin}/coupons`, { ...body, idempotencyKey: 'key-00002' }, token);
    expect([other.status, other.json<ErrorBody>().code]).toEqual([409, 'coupon_limit']);
    const unknown = await shop.post(
      `/api/members/${lin}/coupons`,
      { ...body, templateId: 99, idempotencyKey: 'key-00003' },
      token,
    );
    expect(unknown.json<ErrorBody>().code).toBe('template_unknown');
    expect(await shop.query("SELECT id FROM audit_entry WHERE action = 'member.grantCoupon'")).toHaveLength(1);
    expect((await shop.get(`/api/members/${lin}`, token)).json<MemberDetail>().coupons).toHaveLength(1);
  });

  it('leave as a file masked, safe in a spreadsheet, and with a reason on record', async () => {
    const hostile = await shop.member('hostile', [aPurchase()], '=HYPERLINK("http://x")');
    expect((await shop.get('/api/members/export', token)).status).toBe(400);
    const file = await shop.get(`/api/members/export?reason=${encodeURIComponent('月报')}`, token);
    expect(file.headers['content-type']).toContain('text/csv');
    const lines = file.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(Number((await list('limit=1')).total) + 1);
    expect(file.text).toContain("'=**");
    expect(file.text).not.toMatch(/知夏|13812342214|(^|,)=/m);
    expect(await shop.query("SELECT detail FROM audit_entry WHERE action = 'member.export'")).toEqual([
      { detail: '{"reason":"月报","search":"","tier":""}' },
    ]);
    expect(hostile).toBeGreaterThan(0);
  });
});
