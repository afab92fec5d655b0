import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NewBulkGrant } from '@jieti/shared/api/claims';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { JobRunsRepository } from '../jobs/job-runs.repository.js';
import { couponTaskJobKey, type CouponTask, type TaskAudience } from './coupon-task.js';
import { CouponTasksRepository, type NewCouponTask } from './coupon-tasks.repository.js';
import { CouponTemplatesRepository } from './coupon-templates.repository.js';
import { ExchangeCodesRepository } from './exchange-codes.repository.js';
import { TemplateStockRepository } from './template-stock.repository.js';

/** Opens tasks with what they need set aside, and closes them. */
@Injectable()
export class TaskBooksRepository {
  constructor(
    private readonly tasks: CouponTasksRepository,
    private readonly templates: CouponTemplatesRepository,
    private readonly stock: TemplateStockRepository,
    private readonly codes: ExchangeCodesRepository,
    private readonly jobs: JobRunsRepository,
  ) {}

  /** Refuses as `CouponTasksService.grant` says. */
  async openGrant(
    tx: Tx,
    templateId: number,
    order: NewBulkGrant & { readonly by: string },
    now: Instant,
  ): Promise<{ readonly id: number; readonly repeated: boolean }> {
    const template = await this.templates.lock(tx, templateId);
    const audience = { tiers: [...new Set(order.tiers)], memberIds: [...new Set(order.memberIds)] };
    const same = await this.tasks.findByKey(tx, templateId, order.idempotencyKey);
    if (same) return { id: repeatOf(same, { ...order, audience }), repeated: true };
    const wanted = await this.countWanted(tx, audience, template);
    const reserved = await this.stock.reserve(tx, templateId, wanted, order.whenShort === 'partial');
    if (reserved === 0) throw new Refusal('grant_short');
    const { idempotencyKey: idemKey, reason, whenShort, by: createdBy } = order;
    const task = { kind: 'grant', templateId, idemKey, reason, audience, whenShort, wanted, reserved } as const;
    return { id: await this.insert(tx, { ...task, createdAt: now, createdBy }, now), repeated: false };
  }

  async openVoiding(
    tx: Tx,
    templateId: number,
    { reason, by: createdBy }: { readonly reason: string; readonly by: string },
    now: Instant,
  ): Promise<number> {
    const template = await this.templates.lock(tx, templateId);
    await this.templates.update(tx, template, { ...template, active: false }, { by: createdBy, now });
    await this.stock.release(tx, templateId, await this.codes.voidOpen(tx, templateId));
    const wanted = await this.tasks.countUsable(tx, templateId, now);
    const audience = { tiers: [], memberIds: [] };
    const task = { kind: 'void', templateId, idemKey: randomUUID(), reason, audience, whenShort: 'refuse' } as const;
    return this.insert(tx, { ...task, wanted, reserved: 0, createdAt: now, createdBy }, now);
  }

  /** Refuses with not_found or grant_ended. */
  async cancel(tx: Tx, templateId: number, taskId: number, now: Instant): Promise<void> {
    const task = await this.tasks.lock(tx, taskId);
    if (task?.templateId !== templateId) throw new Refusal('not_found');
    if (task.endedAt !== null || task.jobId === null) throw new Refusal('grant_ended');
    await this.jobs.requestCancel(tx, task.jobId, now);
    await this.tasks.closeIfOver(tx, taskId, now);
  }

  close(tx: Tx, taskId: number, now: Instant): Promise<void> {
    return this.tasks.closeIfOver(tx, taskId, now);
  }

  /** Refuses with member_unknown or grant_nobody. */
  private async countWanted(tx: Tx, audience: TaskAudience, template: CouponTemplate): Promise<number> {
    const unknown = await this.tasks.listUnknown(tx, audience.memberIds);
    const details = unknown.slice(0, 20).map((id) => ({ field: 'memberIds', message: `没有编号 ${id} 的会员` }));
    if (details.length > 0) throw new Refusal('member_unknown', details);
    const wanted = await this.tasks.countAudience(tx, audience, template);
    if (wanted === 0) throw new Refusal('grant_nobody');
    return wanted;
  }

  private async insert(tx: Tx, task: NewCouponTask, now: Instant): Promise<number> {
    const id = await this.tasks.insert(tx, task);
    const job = { kind: 'coupons', title: task.reason, key: couponTaskJobKey(id) };
    await this.tasks.setJob(tx, id, await this.jobs.insert(tx, job, now));
    return id;
  }
}

/** Refuses with idempotency_conflict when the key stands for something else. */
function repeatOf(
  task: CouponTask,
  order: { readonly audience: TaskAudience; readonly reason: string; readonly whenShort: string },
): number {
  const same =
    JSON.stringify(task.audience) === JSON.stringify(order.audience) &&
    task.reason === order.reason &&
    task.whenShort === order.whenShort;
  if (!same) throw new Refusal('idempotency_conflict');
  return task.id;
}
