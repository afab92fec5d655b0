import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { OutboxRepository } from '../outbox/outbox.repository.js';
import { giftNotice } from './coupon-notices.js';
import type { CouponTask } from './coupon-task.js';
import { CouponTasksRepository } from './coupon-tasks.repository.js';
import { CouponsRepository } from './coupons.repository.js';

/** Members served in one transaction. */
const BATCH = 200;

/** A grant to many, a bounded number of members at a time: coupons, messages and progress are one commit. */
@Injectable()
export class GrantStepsRepository {
  constructor(
    private readonly tasks: CouponTasksRepository,
    private readonly coupons: CouponsRepository,
    private readonly outbox: OutboxRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName' | 'timeZone'>,
  ) {}

  /** `seen` is the task as it was read; null when nothing is left to do. Refuses when the template is switched off. */
  async step(tx: Tx, seen: CouponTask, now: Instant): Promise<CouponTask | null> {
    // No more members than coupons: whoever has had as many as one may leaves theirs to the next.
    const limit = Math.min(BATCH, seen.reserved - seen.used);
    const members = limit > 0 ? await this.tasks.lockMembers(tx, seen, limit) : [];
    const task = await this.tasks.lock(tx, seen.id);
    if (!task || task.endedAt !== null || members.length === 0) return null;
    // Somebody else has gone on with it meanwhile: look again from there.
    if (task.afterId !== seen.afterId) return task;
    const step = { ...(await this.grant(tx, task, members, now)), afterId: members.at(-1) ?? task.afterId };
    await this.tasks.advance(tx, task.id, step);
    const { used, skipped, afterId } = step;
    return { ...task, used: task.used + used, skipped: task.skipped + skipped, afterId };
  }

  private async grant(tx: Tx, task: CouponTask, members: readonly number[], now: Instant) {
    const request = { template: { id: task.templateId }, grantKey: `bulk:${task.id}`, origin: task.reason };
    const requests = members.map((memberId) => ({ ...request, memberId, reserved: true, actor: task.createdBy }));
    const outcomes = await this.coupons.grant(tx, requests, now);
    if (outcomes.some(({ kind }) => kind === 'outOfStock')) throw new Refusal('template_inactive');
    const granted = outcomes.flatMap(({ kind, memberId, coupon }) =>
      kind === 'granted' && coupon ? [{ ...coupon, memberId }] : [],
    );
    const messages = granted.map((coupon) => giftNotice(coupon, this.config));
    if (messages.length > 0) await this.outbox.enqueue(tx, messages, now);
    return { used: granted.length, skipped: outcomes.length - granted.length };
  }
}
