import {
  CampaignSchema,
  type Campaign,
  type CampaignForecast,
  type CampaignRow,
  type Recipient,
} from '@jieti/shared/api/campaigns';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { Page } from '@jieti/shared/api/paging';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

let shop: HttpShop;
let operator: string;

beforeAll(async () => {
  shop = await HttpShop.open();
  operator = await shop.staff('operator');
  const columns = ['template_key', 'title', 'purpose', 'wording'];
  await shop.run((tx) =>
    tx.insertRows('message_template', columns, [['campaign', '活动通知', 'marketing', '本店活动']]),
  );
});
afterAll(() => shop.close());

const template = async () => {
  const terms = { kind: 'cashOff', title: '满 98 减 20', amountFen: 2000, minSpendFen: 9800 };
  const validity = { kind: 'days', days: 14, startDelayDays: 0 };
  const draft = { terms, validity, stockTotal: 2, perMember: 1 };
  return (await shop.post('/api/coupon-templates', draft, operator)).json<CouponTemplate>();
};
const campaignOf = async (id: number) =>
  CampaignSchema.parse((await shop.get(`/api/campaigns/${id}`, operator)).json());
/** The job works on its own time; this waits for what it leaves, not for a time. */
const finished = async (id: number): Promise<Campaign> => {
  for (;;) {
    const campaign = await campaignOf(id);
    if (campaign.state !== 'running') return campaign;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe('a tiered campaign', () => {
  it('goes from draft to the last outcome, and everybody is accounted for', async () => {
    const ids: number[] = [];
    for (let i = 0; i < 3; i += 1) ids.push(await shop.member(`g${i}`, [aPurchase({ amountFen: 210_000 })], '=林'));
    for (let i = 0; i < 2; i += 1) await shop.member(`s${i}`, [aPurchase({ amountFen: 70_000 })]);
    await shop.run((tx) => tx.execute('UPDATE member SET marketing = 0 WHERE id = ?', [ids[0]]));
    const { id: couponTemplateId } = await template();
    const offer = (tier: string, coupon: number | null) => ({
      ...{ tier, title: '夏至豆子礼', body: '专享价 ¥88。', couponTemplateId: coupon },
    });
    const offers = [offer('gold', couponTemplateId), offer('silver', null)];
    const draft = { name: '夏至豆子礼', messageTemplateKey: 'campaign', offers };
    const created = (await shop.post('/api/campaigns', draft, operator)).json<Campaign>();
    expect(created).toMatchObject({ state: 'draft', createdBy: 'operator', progress: { planned: 0 } });

    const asked = await shop.post(`/api/campaigns/${created.id}/forecast`, undefined, operator);
    expect(asked.json<CampaignForecast>()).toMatchObject({
      ...{ audience: 5, bySubscription: 0, byInboxOnly: 4, couponCostFen: 4000 },
      suppressed: [{ reason: 'opted_out', count: 1 }],
    });

    const launched = await shop.post(`/api/campaigns/${created.id}/launch`, undefined, operator);
    expect(launched.json<Campaign>()).toMatchObject({ state: 'running', progress: { planned: 5 } });
    const done = await finished(created.id);
    expect(done.state).toBe('done');
    expect(done.progress).toEqual({ planned: 5, decided: 5, sent: 4, failed: 0, suppressed: 1, unknown: 0 });
    const [inbox] = await shop.query<{ n: number }>("SELECT COUNT(*) AS n FROM inbox_message WHERE kind = 'campaign'");
    expect(Number(inbox!.n)).toBe(4);
    const [stock] = await shop.query<{ issued: number }>('SELECT issued FROM coupon_template WHERE id = ?', [
      couponTemplateId,
    ]);
    expect(Number(stock!.issued)).toBe(2);
  });

  it('is found by name, lists its recipients, and exports them as harmless text', async () => {
    const list = (await shop.get('/api/campaigns?search=夏至', operator)).json<Page<CampaignRow>>();
    expect(list.total).toBe(1);
    const { id } = list.items[0]!;
    const recipients = (await shop.get(`/api/campaigns/${id}/recipients?state=suppressed`, operator)).json<
      Page<Recipient>
    >();
    expect(recipients.items).toMatchObject([{ reason: 'opted_out', label: '关闭了营销推送', tier: { key: 'gold' } }]);
    const file = await shop.get(`/api/campaigns/${id}/export`, operator);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = file.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines.filter((line) => line.includes(",'=**,"))).toHaveLength(3);
    const journal = await shop.query<{ action: string; actor: string }>(
      'SELECT action, actor FROM audit_entry WHERE subject = ? ORDER BY id',
      [`campaign:${id}`],
    );
    expect(journal.map((entry) => [entry.action, entry.actor])).toEqual([
      ['campaign.launch', 'operator'],
      ['campaign.export', 'operator'],
    ]);
  });

  it('cannot be started twice, changed once started, or found where there is none', async () => {
    const [{ id }] = (await shop.get('/api/campaigns', operator)).json<Page<CampaignRow>>().items as [CampaignRow];
    const again = await shop.post(`/api/campaigns/${id}/launch`, undefined, operator);
    expect([again.status, again.json<{ code: string }>().code]).toEqual([409, 'campaign_not_draft']);
    const cancel = await shop.post(`/api/campaigns/${id}/cancel`, undefined, operator);
    expect(cancel.json<{ code: string }>().code).toBe('campaign_not_running');
    for (const url of ['/api/campaigns/99', '/api/campaigns/99/recipients', '/api/campaigns/99/export']) {
      expect((await shop.get(url, operator)).status).toBe(404);
    }
    expect((await shop.get('/api/campaigns/x', operator)).status).toBe(400);
    expect((await shop.get('/api/campaigns?cursor=-1', operator)).status).toBe(400);
  });
});

describe('coupon templates', () => {
  it('are listed newest first, found by title, switched off and exported', async () => {
    const { id } = await template();
    const off = await shop.ask('PATCH', `/api/coupon-templates/${id}`, { token: operator, body: { active: false } });
    expect(off.json<CouponTemplate>()).toMatchObject({ id, active: false, issued: 0 });
    const page = (await shop.get('/api/coupon-templates?search=减 20&limit=1', operator)).json<Page<CouponTemplate>>();
    expect(page.items.map((t) => t.id)).toEqual([id]);
    expect(page.total).toBe(2);
    const next = await shop.get(`/api/coupon-templates?search=减&cursor=${page.nextCursor}`, operator);
    expect(next.json<Page<CouponTemplate>>().items).toHaveLength(1);
    const csv = (await shop.get('/api/coupon-templates/export', operator)).text;
    expect(csv.trimEnd().split('\r\n')).toHaveLength(3);
    expect(csv).toContain('已停发');
  });

  it.each([
    ['no amount', { kind: 'cashOff', title: '满减', minSpendFen: 100 }, 'terms.amountFen'],
    [
      'a threshold below the amount',
      { kind: 'cashOff', title: '满减', amountFen: 9, minSpendFen: 9 },
      'terms.minSpendFen',
    ],
    ['no percentage', { kind: 'percentOff', title: '折扣' }, 'terms.payPercent'],
    ['a percentage of 100', { kind: 'percentOff', title: '折扣', payPercent: 100 }, 'terms.payPercent'],
    ['a gift with money', { kind: 'gift', title: '礼', amountFen: 1 }, 'terms.amountFen'],
  ])('are refused with %s, naming the field', async (_, terms, field) => {
    const answer = await shop.post(
      '/api/coupon-templates',
      { terms, validity: { kind: 'days', days: 7, startDelayDays: 0 }, stockTotal: null, perMember: 1 },
      operator,
    );
    const body = answer.json<{ code: string; details: { field: string }[] }>();
    expect([answer.status, body.code]).toEqual([400, 'malformed']);
    expect(body.details.map((d) => d.field)).toContain(field);
  });
});
