import type { NewBulkGrant } from '@jieti/shared/api/claims';
import { AuditRepository } from '../../src/audit/audit.repository.js';
import { ClaimCentreQueries } from '../../src/coupons/claim-centre.queries.js';
import { ClaimsService } from '../../src/coupons/claims.service.js';
import { CodeBatchesRepository } from '../../src/coupons/code-batches.repository.js';
import { CouponClaimsRepository } from '../../src/coupons/coupon-claims.repository.js';
import { CouponEventsQueries } from '../../src/coupons/coupon-events.queries.js';
import { CouponFunnelQueries } from '../../src/coupons/coupon-funnel.queries.js';
import { CouponHoldsRepository } from '../../src/coupons/coupon-holds.repository.js';
import { CouponTaskWorkService } from '../../src/coupons/coupon-task-work.service.js';
import { CouponTasksJob } from '../../src/coupons/coupon-tasks.job.js';
import { CouponTasksQueries } from '../../src/coupons/coupon-tasks.queries.js';
import { CouponTasksRepository } from '../../src/coupons/coupon-tasks.repository.js';
import { CouponTasksService } from '../../src/coupons/coupon-tasks.service.js';
import { CouponTemplatesQueries } from '../../src/coupons/coupon-templates.queries.js';
import { CouponTemplatesRepository } from '../../src/coupons/coupon-templates.repository.js';
import type { NewCouponTemplate } from '../../src/coupons/coupon-templates.repository.js';
import { CouponVoidingRepository } from '../../src/coupons/coupon-voiding.repository.js';
import { CouponVoidingService } from '../../src/coupons/coupon-voiding.service.js';
import { CouponsRepository } from '../../src/coupons/coupons.repository.js';
import { CouponsService } from '../../src/coupons/coupons.service.js';
import { ExchangeCodesQueries } from '../../src/coupons/exchange-codes.queries.js';
import { ExchangeCodesRepository } from '../../src/coupons/exchange-codes.repository.js';
import { ExchangeCodesService } from '../../src/coupons/exchange-codes.service.js';
import { ExchangeService } from '../../src/coupons/exchange.service.js';
import { GrantStepsRepository } from '../../src/coupons/grant-steps.repository.js';
import { TaskBooksRepository } from '../../src/coupons/task-books.repository.js';
import { TemplateStockRepository } from '../../src/coupons/template-stock.repository.js';
import { VoidStepsRepository } from '../../src/coupons/void-steps.repository.js';
import type { StaffCaller } from '../../src/http/access.js';
import { Refusal } from '../../src/http/refusal.js';
import { LongWork } from '../../src/jobs/long-work.js';
import { aWorld, testConfig, type World } from '../setup/world.js';

export const operator: StaffCaller = {
  ...{ kind: 'staff', staffId: 1, username: 'operator', name: '周岚', role: 'operator', storeId: null },
};

/** Everything of coupons but its doors; `piecesOfDesk` twice is two processes. */
export function piecesOfDesk(world: World) {
  const { transactions, reader, clock, ledger, points, outbox, jobRuns, doorbell } = world;
  const { dialect } = world.database;
  const coupons = new CouponsRepository(dialect, testConfig);
  const stock = new TemplateStockRepository(dialect, testConfig);
  const templates = new CouponTemplatesRepository(dialect);
  const codes = new ExchangeCodesRepository(dialect);
  const audit = new AuditRepository();
  const claimRows = new CouponClaimsRepository(coupons, testConfig);
  const taskRows = new CouponTasksRepository(dialect, stock);
  const voidRows = new CouponVoidingRepository(coupons, points, outbox, testConfig);
  const grantSteps = new GrantStepsRepository(taskRows, coupons, outbox, testConfig);
  const voidSteps = new VoidStepsRepository(taskRows, voidRows, ledger);
  const work = new CouponTaskWorkService(
    ...([transactions, clock, new LongWork(transactions, jobRuns, clock), grantSteps, voidSteps] as const),
  );
  const books = new TaskBooksRepository(taskRows, templates, stock, codes, jobRuns);
  const tasks = new CouponTasksService(transactions, books, clock, audit);
  const taskList = new CouponTasksQueries(reader);
  const templateList = new CouponTemplatesQueries(reader);
  return {
    ...{ coupons, templates, grantSteps, taskRows, taskList, tasks, work, templateList },
    holds: new CouponHoldsRepository(dialect, testConfig),
    claims: new ClaimsService(transactions, ledger, claimRows, points, new ClaimCentreQueries(reader, testConfig)),
    exchange: new ExchangeService(transactions, clock, ledger, codes, claimRows),
    codes: new ExchangeCodesService(transactions, new CodeBatchesRepository(templates, codes, stock), audit, clock),
    codeList: new ExchangeCodesQueries(reader),
    voiding: new CouponVoidingService(transactions, ledger, voidRows, audit, clock),
    editing: new CouponsService(transactions, templates, templateList, clock, audit),
    events: new CouponEventsQueries(reader),
    funnels: new CouponFunnelQueries(reader),
    job: new CouponTasksJob(taskList, work, tasks, doorbell),
  };
}

export type CouponPieces = ReturnType<typeof piecesOfDesk>;

/** A shop with coupons, members and nothing else. */
export class CouponDesk {
  private constructor(
    readonly world: World,
    readonly pieces: CouponPieces,
  ) {}

  static async open(): Promise<CouponDesk> {
    const world = await aWorld();
    return new CouponDesk(world, piecesOfDesk(world));
  }

  /** Gives the template's id. It is in the claim centre, free and for everybody, unless said otherwise. */
  template(change: Partial<NewCouponTemplate> = {}): Promise<number> {
    const draft: NewCouponTemplate = {
      key: `t-${Math.random().toString(36).slice(2)}`,
      terms: { kind: 'gift', title: '手冲一杯', note: '', minSpendFen: 0, categories: [], stores: [] },
      validity: { kind: 'days', days: 30, startDelayDays: 0 },
      ...{ stockTotal: null, perMember: 1, perDay: null, createdBy: '周岚' },
      claim: { from: null, until: null, tiers: [], pointsPrice: 0 },
      ...change,
    };
    return this.world.transactions.run((tx) => this.pieces.templates.insert(tx, draft, this.world.clock.now()));
  }

  claim(memberId: number, templateId: number, idempotencyKey = `claim-${templateId}-${memberId}`): Promise<string> {
    return outcomeOf(this.pieces.claims.claim(memberId, { templateId, idempotencyKey }, this.world.clock.now()));
  }

  exchange(memberId: number, code: string, idempotencyKey = `code-${memberId}-${code}`.slice(0, 64)): Promise<string> {
    return outcomeOf(this.pieces.exchange.exchange(memberId, { code, idempotencyKey }));
  }

  grantMany(templateId: number, wanted: Partial<NewBulkGrant>): Promise<number> {
    const order = {
      tiers: [],
      memberIds: [],
      reason: '周年礼',
      whenShort: 'refuse',
      idempotencyKey: 'grant-0001',
    } as const;
    return this.pieces.tasks.grant(templateId, { ...order, ...wanted }, operator);
  }

  /** A coupon given by the shop; its id. */
  async coupon(memberId: number, templateId: number, grantKey = `test:${memberId}`): Promise<number> {
    const request = { memberId, template: { id: templateId }, grantKey, origin: '测试' };
    const [outcome] = await this.world.transactions.run(async (tx) => {
      await this.world.ledger.lock(tx, [memberId]);
      return this.pieces.coupons.grant(tx, [request], this.world.clock.now());
    });
    return outcome!.coupon!.id;
  }

  /** The counters of a template beside what is really there. */
  async stockOf(templateId: number) {
    const [row] = await this.world.reader.query<Record<string, number>>(
      `SELECT issued, reserved, (SELECT COUNT(*) FROM coupon WHERE template_id = t.id AND state = 'redeemed') AS redeemed, (SELECT COUNT(*) FROM coupon WHERE template_id = t.id) AS held,
              (SELECT COUNT(*) FROM coupon_event WHERE template_id = t.id AND kind IN ('issued', 'claimed')) AS logged
       FROM coupon_template t WHERE id = ?`,
      [templateId],
    );
    return Object.fromEntries(Object.entries(row!).map(([name, value]) => [name, Number(value)]));
  }

  close(): Promise<void> {
    return this.world.drop();
  }
}

/** `claimed`, `repeated` or the code of the refusal. */
export async function outcomeOf(work: Promise<{ readonly repeated: boolean }>): Promise<string> {
  return work.then(
    ({ repeated }) => (repeated ? 'repeated' : 'claimed'),
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );
}

/** How often each outcome came. */
export function tally(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
