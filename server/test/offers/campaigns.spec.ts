import type { CampaignDraft, CampaignOffer } from '@jieti/shared/api/campaigns';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { CampaignAudienceRepository } from '../../src/campaigns/campaign-audience.repository.js';
import { CampaignChecksQueries } from '../../src/campaigns/campaign-checks.queries.js';
import { CampaignForecastQueries } from '../../src/campaigns/campaign-forecast.queries.js';
import { CampaignForecastService } from '../../src/campaigns/campaign-forecast.service.js';
import { CampaignPlanningService } from '../../src/campaigns/campaign-planning.service.js';
import { CampaignReadsService } from '../../src/campaigns/campaign-reads.service.js';
import { CampaignRecipientsQueries } from '../../src/campaigns/campaign-recipients.queries.js';
import { CampaignsQueries } from '../../src/campaigns/campaigns.queries.js';
import { CampaignsRepository } from '../../src/campaigns/campaigns.repository.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CouponTemplatesQueries } from '../../src/coupons/coupon-templates.queries.js';
import { CouponsRepository } from '../../src/coupons/coupons.repository.js';
import type { Database } from '../../src/db/open-database.js';
import { csvLine } from '../../src/http/csv.js';
import { Refusal } from '../../src/http/refusal.js';
import { OutboxRepository } from '../../src/outbox/outbox.repository.js';
import { ProgrammesQueries } from '../../src/programmes/programmes.queries.js';
import { ProgrammesRepository } from '../../src/programmes/programmes.repository.js';
import { insertMemberRows, insertTemplateRow, type MemberSeed } from '../setup/offer-rows.js';
import { TestClock } from '../setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';

const CONFIG = { timeZone: 'Asia/Shanghai', shopName: '山野咖啡' };
const clock = new TestClock();

/** Everything one process has of campaigns. */
function processOn(database: Database) {
  const { transactions, reader, dialect } = database;
  const campaigns = new CampaignsRepository(dialect);
  const outbox = new OutboxRepository(dialect);
  const programmes = new ProgrammesQueries(reader);
  const queries = new CampaignsQueries(reader);
  const checks = new CampaignChecksQueries(reader, programmes, new CouponTemplatesQueries(reader));
  const audience = new CampaignAudienceRepository(campaigns, new CouponsRepository(dialect, CONFIG), outbox, CONFIG);
  return {
    service: new CampaignsService(transactions, campaigns, outbox, checks, clock),
    planning: new CampaignPlanningService(transactions, campaigns, audience, programmes, clock),
    reads: new CampaignReadsService(queries, new CampaignRecipientsQueries(reader), programmes, clock),
    forecasts: new CampaignForecastService(queries, checks, new CampaignForecastQueries(reader), programmes, clock),
  };
}

let database: TestDatabase;
let here: ReturnType<typeof processOn>;

beforeEach(async () => {
  database = await openTestDatabase();
  here = processOn(database);
  const publications = new ProgrammesRepository(database.dialect);
  await database.transactions.run(async (tx) => {
    await publications.insert(tx, { version: growthCard, by: 'test', note: '首版', now: clock.now() });
    const columns = ['template_key', 'title', 'purpose', 'wording', 'subscription_template_id'];
    await tx.insertRows('message_template', columns, [
      ['campaign', '活动通知', 'marketing', '本店活动', 'sub-campaign'],
      ['tier-up', '等级变更', 'service', '等级变更', 'sub-tier'],
    ]);
  });
});
afterEach(() => database.drop());

const members = (list: readonly MemberSeed[]) => database.transactions.run((tx) => insertMemberRows(tx, list));
const range = (from: number, to: number, of: Omit<MemberSeed, 'id'> = {}) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ id: from + i, ...of }));
const offer = (tier: string, couponTemplateId: number | null = null): CampaignOffer => ({
  tier,
  title: '夏至豆子礼',
  body: '金卡专享价 ¥88。',
  couponTemplateId,
});
const draft = (of: Partial<CampaignDraft> = {}): CampaignDraft => ({
  name: '夏至豆子礼',
  messageTemplateKey: 'campaign',
  offers: [offer('gold')],
  ...of,
});
const launched = async (of: Partial<CampaignDraft> = {}) => {
  const id = await here.service.create(draft(of), '周岚');
  await here.service.launch(id);
  return id;
};
const planAll = async (id: number, limit: number, process = here) => {
  while ((await process.planning.planBatch(id, limit)) === 'more');
};
/** As the dispatcher leaves messages to members without consent: in the inbox. */
const sendAll = () =>
  database.transactions.run((tx) =>
    tx.execute(
      "UPDATE outbox_message SET state = 'sent', channel = 'inbox', reason = 'no_quota', decided_at = ? WHERE state = 'planned'",
      [clock.now()],
    ),
  );
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );
const receivers = async (id: number) =>
  (
    await database.reader.query<{ member_id: number }>(
      'SELECT member_id FROM outbox_message WHERE campaign_id = ? ORDER BY member_id',
      [id],
    )
  ).map((row) => Number(row.member_id));

describe('planning an audience', () => {
  it('writes every member of the chosen tiers down once, and nobody else', async () => {
    await members([...range(1, 30, { tier: 'gold' }), ...range(31, 40), ...range(41, 45, { tier: 'silver' })]);
    const id = await launched({ offers: [offer('gold'), offer('silver')] });
    await planAll(id, 7);
    expect(await receivers(id)).toEqual([...range(1, 30), ...range(41, 45)].map((m) => m.id));
    expect((await here.reads.get(id)).progress.planned).toBe(35);
  });

  it('writes each member once when two processes plan at the same time', async () => {
    await members(range(1, 300, { tier: 'gold' }));
    const templateId = await database.transactions.run((tx) => insertTemplateRow(tx, { key: 'gift' }));
    const id = await launched({ offers: [offer('gold', templateId)] });
    const there = processOn(database);
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? here : there).planning.planBatch(id, 25)));
    clock.advance(31_000);
    await Promise.all([planAll(id, 25), planAll(id, 25, there)]);
    clock.advance(31_000);
    await planAll(id, 25);
    expect(await receivers(id)).toEqual(range(1, 300).map((m) => m.id));
    const [coupons] = await database.reader.query<{ n: number; m: number }>(
      'SELECT COUNT(*) AS n, COUNT(DISTINCT member_id) AS m FROM coupon',
    );
    expect([Number(coupons!.n), Number(coupons!.m)]).toEqual([300, 300]);
  });

  it('goes on where a process that died had stopped', async () => {
    await members(range(1, 60, { tier: 'gold' }));
    const id = await launched();
    expect(await here.planning.planBatch(id, 25)).toBe('more');
    const dying = processOn({
      ...database,
      transactions: Object.assign(Object.create(database.transactions) as typeof database.transactions, {
        run: (work: Parameters<typeof database.transactions.run>[0]) =>
          database.transactions.run(async (tx) => {
            await work(tx);
            throw new Error('killed before the commit');
          }),
      }),
    });
    clock.advance(31_000);
    await expect(dying.planning.planBatch(id, 25)).rejects.toThrow('killed');
    expect(await receivers(id)).toHaveLength(25);
    const successor = processOn(database);
    clock.advance(31_000);
    await planAll(id, 25, successor);
    expect(await receivers(id)).toEqual(range(1, 60).map((m) => m.id));
  });

  it('leaves a campaign to the process that holds it, until its lease ends', async () => {
    await members(range(1, 20, { tier: 'gold' }));
    const id = await launched();
    const other = processOn(database);
    expect(await here.planning.planBatch(id, 5)).toBe('more');
    expect(await other.planning.planBatch(id, 5)).toBe('idle');
    clock.advance(30_000);
    expect(await other.planning.planBatch(id, 5)).toBe('more');
    expect(await here.planning.planBatch(id, 5)).toBe('idle');
  });
});

describe('outcomes', () => {
  it('gives every drop its reason, and the sums add up', async () => {
    await members([
      ...range(1, 10, { tier: 'gold' }),
      ...range(11, 13, { tier: 'gold', status: 'closed' }),
      ...range(14, 17, { tier: 'gold', marketing: false }),
      ...range(18, 22, { tier: 'gold' }),
    ]);
    const templateId = await database.transactions.run((tx) =>
      insertTemplateRow(tx, { key: 'scarce', stockTotal: 12 }),
    );
    const id = await launched({ offers: [offer('gold', templateId)] });
    const forecast = await here.forecasts.forecast(id);
    await planAll(id, 6);
    expect(await here.planning.finish(id)).toBe(false);
    await sendAll();
    expect(await here.planning.finish(id)).toBe(true);

    const campaign = await here.reads.get(id);
    const { planned, sent, failed, suppressed, unknown } = campaign.progress;
    expect(campaign.state).toBe('done');
    expect({ planned, sent, failed, suppressed, unknown }).toEqual({
      planned: 22,
      sent: 12,
      failed: 0,
      suppressed: 10,
      unknown: 0,
    });
    const byReason = Object.fromEntries(campaign.outcomes.map((o) => [o.reason, o.count]));
    expect(byReason).toEqual({ no_quota: 12, closed_account: 3, opted_out: 4, out_of_stock: 3 });
    expect(campaign.outcomes.every((o) => o.label.length > 1)).toBe(true);
    expect(campaign.perMinute.reduce((n, minute) => n + minute.sent, 0)).toBe(12);
    expect(campaign.byTier).toEqual([
      { tier: { key: 'gold', name: '金卡', rank: 2, palette: 'gold' }, planned: 22, sent: 12, redeemed: 0 },
    ]);
    expect(forecast).toMatchObject({ audience: 22, byInboxOnly: 12, bySubscription: 0 });
    expect(forecast.suppressed.map(({ reason, count }) => [reason, count])).toEqual([
      ['closed_account', 3],
      ['opted_out', 4],
      ['out_of_stock', 3],
    ]);
  });

  it('does not announce a coupon to whom it cannot be given', async () => {
    await members(range(1, 2, { tier: 'gold' }));
    const templateId = await database.transactions.run((tx) => insertTemplateRow(tx, { key: 'single' }));
    const first = await launched({ offers: [offer('gold', templateId)] });
    await planAll(first, 10);
    const second = await launched({ offers: [offer('gold', templateId)] });
    await planAll(second, 10);
    expect((await here.reads.get(second)).outcomes).toEqual([
      { state: 'suppressed', channel: null, reason: 'coupon_limit', label: '这张券已领到每人上限', count: 2 },
    ]);
  });

  it('tells whom it grants which coupon until when', async () => {
    await members(range(1, 1, { tier: 'gold' }));
    const templateId = await database.transactions.run((tx) => insertTemplateRow(tx, { key: 'told' }));
    const id = await launched({ offers: [offer('gold', templateId)] });
    await planAll(id, 10);
    const [row] = await database.reader.query<{ content: string }>('SELECT content FROM outbox_message');
    expect(JSON.parse(row!.content)).toEqual({
      title: '夏至豆子礼',
      body: '金卡专享价 ¥88。',
      page: 'pages/coupons/index',
      values: {
        shopName: '山野咖啡',
        campaignName: '夏至豆子礼',
        tierName: '金卡',
        couponTitle: '一杯拿铁',
        expiresOn: '2026-12-20',
      },
    });
  });
});

describe('starting and stopping', () => {
  it('launches once of many at the same time', async () => {
    const id = await here.service.create(draft(), '周岚');
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(here.service.launch(id))));
    expect(codes.filter((c) => c === 'done')).toHaveLength(1);
    expect(codes.filter((c) => c === 'campaign_not_draft')).toHaveLength(11);
  });

  it('refuses to send marketing through a template declared for service', async () => {
    const id = await here.service.create(draft({ messageTemplateKey: 'tier-up' }), '周岚');
    expect(await codeOf(here.service.launch(id))).toBe('marketing_forbidden');
    expect((await here.reads.get(id)).state).toBe('draft');
  });

  it('names what a draft refers to in vain', async () => {
    const wrong = draft({ messageTemplateKey: 'nothing', offers: [offer('jade', 77)] });
    const refusal = await here.service.create(wrong, '周岚').catch((error: Refusal) => error);
    expect(refusal).toMatchObject({
      code: 'malformed',
      details: [{ field: 'messageTemplateKey' }, { field: 'offers.0.tier' }, { field: 'offers.0.couponTemplateId' }],
    });
    expect((await here.reads.list({ limit: 20 })).total).toBe(0);
  });

  it('does not launch with a coupon that has been switched off', async () => {
    const off = await database.transactions.run((tx) => insertTemplateRow(tx, { key: 'off', active: false }));
    const id = await here.service.create(draft({ offers: [offer('gold', off)] }), '周岚');
    expect(await codeOf(here.service.launch(id))).toBe('coupon_out_of_stock');
  });

  it('changes a draft, and nothing that has started', async () => {
    const id = await here.service.create(draft(), '周岚');
    await here.service.update(id, draft({ name: '小满豆子礼' }));
    expect((await here.reads.get(id)).name).toBe('小满豆子礼');
    await here.service.launch(id);
    expect(await codeOf(here.service.update(id, draft()))).toBe('campaign_not_draft');
    expect(await codeOf(here.service.update(999, draft()))).toBe('not_found');
    expect(await codeOf(here.service.launch(999))).toBe('not_found');
  });

  it('ends every waiting message when it is cancelled half-way, and plans no more', async () => {
    await members(range(1, 50, { tier: 'gold' }));
    const id = await launched();
    await here.planning.planBatch(id, 20);
    await here.service.cancel(id);
    expect(await here.planning.planBatch(id, 20)).toBe('idle');
    const campaign = await here.reads.get(id);
    expect(campaign.state).toBe('cancelled');
    expect(campaign.progress).toMatchObject({ planned: 20, decided: 20, suppressed: 20, sent: 0 });
    expect(campaign.outcomes.map((o) => o.reason)).toEqual(['campaign_cancelled']);
    expect(await codeOf(here.service.cancel(id))).toBe('campaign_not_running');
  });
});

describe('recipients', () => {
  it('pages through all of them with masked names, and filters by outcome', async () => {
    await members([...range(1, 12, { tier: 'gold' }), ...range(13, 15, { tier: 'gold', marketing: false })]);
    const id = await launched();
    await planAll(id, 50);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await here.reads.listRecipients(id, { limit: 4, cursor });
      expect(page.total).toBe(15);
      expect(page.items.every((r) => r.name.startsWith('林*'))).toBe(true);
      seen.push(...page.items.map((r) => r.memberId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(range(1, 15).map((m) => m.id));
    const dropped = await here.reads.listRecipients(id, { limit: 50, state: 'suppressed', reason: 'opted_out' });
    expect(dropped.items.map((r) => r.memberId)).toEqual([13, 14, 15]);
    expect(await codeOf(here.reads.listRecipients(id, { limit: 4, cursor: 'x' }))).toBe('page_cursor_invalid');
  });

  it('exports every one of them as a line a spreadsheet reads as text', async () => {
    await members(range(1, 3, { tier: 'gold' }));
    const id = await launched();
    await planAll(id, 50);
    const lines: string[] = [];
    for await (const row of await here.reads.exportRecipients(id)) lines.push(csvLine(row));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^JT00000001,林\*+,金卡,planned,,,等待发送,\r\n$/);
  });
});

describe('the forecast', () => {
  it('counts who has a consent left, and what the coupons can cost at most', async () => {
    await members([...range(1, 4, { tier: 'gold' }), ...range(5, 7, { tier: 'silver' })]);
    const terms = { kind: 'cashOff', amountFen: 2000, minSpendFen: 9800 } as const;
    const templateId = await database.transactions.run(async (tx) => {
      const columns = ['member_id', 'template_id', 'remaining', 'updated_at'];
      await tx.insertRows('subscription_quota', columns, [
        [1, 'sub-campaign', 2, 1],
        [2, 'sub-campaign', 0, 1],
        [5, 'sub-campaign', 1, 1],
        [6, 'sub-tier', 3, 1],
      ]);
      return insertTemplateRow(tx, { key: 'cash', terms });
    });
    const offers = [offer('gold', templateId), offer('silver')];
    const id = await here.service.create(draft({ offers }), '周岚');
    expect(await here.forecasts.forecast(id)).toMatchObject({
      audience: 7,
      bySubscription: 2,
      byInboxOnly: 5,
      suppressed: [],
      couponCostFen: 8000,
      byTier: [
        { audience: 4, bySubscription: 1 },
        { audience: 3, bySubscription: 1 },
      ],
    });
  });
});
