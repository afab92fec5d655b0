import type { CampaignDraft, CampaignOffer } from '@jieti/shared/api/campaigns';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { AuditRepository } from '../../src/audit/audit.repository.js';
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
import { Refusal } from '../../src/http/refusal.js';
import { MessageTemplatesQueries } from '../../src/outbox/message-templates.queries.js';
import { OutboxRepository } from '../../src/outbox/outbox.repository.js';
import { ProgrammesQueries } from '../../src/programmes/programmes.queries.js';
import { ProgrammesRepository } from '../../src/programmes/programmes.repository.js';
import { insertMemberRows, insertTemplateRow, type MemberSeed, type TemplateSeed } from '../setup/offer-rows.js';
import { TestClock } from '../setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';

const CONFIG = { timeZone: 'Asia/Shanghai', shopName: '山野咖啡' };

/** Everything one process has of campaigns. */
function processOn(database: Database, clock: TestClock) {
  const { transactions, reader, dialect } = database;
  const campaigns = new CampaignsRepository(dialect, new AuditRepository());
  const outbox = new OutboxRepository(dialect);
  const programmes = new ProgrammesQueries(reader);
  const queries = new CampaignsQueries(reader);
  const checks = new CampaignChecksQueries(
    new MessageTemplatesQueries(reader),
    programmes,
    new CouponTemplatesQueries(reader),
  );
  const audience = new CampaignAudienceRepository(campaigns, new CouponsRepository(dialect, CONFIG), outbox, CONFIG);
  return {
    service: new CampaignsService(transactions, campaigns, outbox, checks, clock),
    planning: new CampaignPlanningService(transactions, campaigns, audience, programmes, clock),
    reads: new CampaignReadsService(queries, new CampaignRecipientsQueries(reader), programmes, clock),
    forecasts: new CampaignForecastService(queries, checks, new CampaignForecastQueries(reader), programmes, clock),
  };
}

export type CampaignProcess = ReturnType<typeof processOn>;

export const range = (from: number, to: number, of: Omit<MemberSeed, 'id'> = {}): MemberSeed[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ id: from + i, ...of }));

export const offer = (tier: string, couponTemplateId: number | null = null): CampaignOffer => ({
  tier,
  title: '夏至豆子礼',
  body: '金卡专享价 ¥88。',
  couponTemplateId,
});

export const draft = (of: Partial<CampaignDraft> = {}): CampaignDraft => ({
  name: '夏至豆子礼',
  messageTemplateKey: 'campaign',
  offers: [offer('gold')],
  needs: [],
  ...of,
});

export const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

/** A shop that sends campaigns: the growth card is in force, one marketing and one service template are there. */
export class CampaignDesk {
  readonly here: CampaignProcess;

  private constructor(
    readonly database: TestDatabase,
    readonly clock: TestClock,
  ) {
    this.here = processOn(database, clock);
  }

  static async open(): Promise<CampaignDesk> {
    const desk = new CampaignDesk(await openTestDatabase(), new TestClock());
    const publications = new ProgrammesRepository(desk.database.dialect);
    await desk.database.transactions.run(async (tx) => {
      await publications.insert(tx, { version: growthCard, by: 'test', note: '首版', now: desk.clock.now() });
      const columns = ['template_key', 'title', 'purpose', 'wording', 'subscription_template_id'];
      await tx.insertRows('message_template', columns, [
        ['campaign', '活动通知', 'marketing', '本店活动', 'sub-campaign'],
        ['tier-up', '等级变更', 'service', '等级变更', 'sub-tier'],
      ]);
    });
    return desk;
  }

  /** Another process on the same database, or on `database` where it is another view of it. */
  process(database: Database = this.database): CampaignProcess {
    return processOn(database, this.clock);
  }

  members(list: readonly MemberSeed[]): Promise<void> {
    return this.database.transactions.run((tx) => insertMemberRows(tx, list));
  }

  template(seed: TemplateSeed): Promise<number> {
    return this.database.transactions.run((tx) => insertTemplateRow(tx, seed));
  }

  async launched(of: Partial<CampaignDraft> = {}): Promise<number> {
    const id = await this.here.service.create(draft(of), '周岚');
    await this.here.service.launch(id, 'operator');
    return id;
  }

  async planAll(id: number, limit: number, process = this.here): Promise<void> {
    while ((await process.planning.planBatch(id, limit)) === 'more');
  }

  /** As the dispatcher leaves messages to members without consent: in the inbox. */
  async sendAll(): Promise<void> {
    const sql = `UPDATE outbox_message SET state = 'sent', channel = 'inbox', reason = 'no_quota', decided_at = ?
                 WHERE state = 'planned'`;
    await this.database.transactions.run((tx) => tx.execute(sql, [this.clock.now()]));
  }

  async receivers(id: number): Promise<number[]> {
    const sql = 'SELECT member_id FROM outbox_message WHERE campaign_id = ? ORDER BY member_id';
    const rows = await this.database.reader.query<{ member_id: number }>(sql, [id]);
    return rows.map((row) => Number(row.member_id));
  }
}
