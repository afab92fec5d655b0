import { Injectable } from '@nestjs/common';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { Doorbell } from '../jobs/doorbell.js';
import { WechatEventsRepository } from './wechat-events.repository.js';

/** Gives a failed event another try, when whatever was in its way is gone. */
@Injectable()
export class EventRetriesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly events: WechatEventsRepository,
    private readonly audit: AuditRepository,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {}

  /** Refuses with event_not_failed. */
  async retry(id: number, by: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      if (!(await this.events.reopen(tx, id, now))) throw new Refusal('event_not_failed');
      const entry = { actor: by, action: 'wechatEvent.retry', subject: `wechatEvent:${id}`, detail: {} } as const;
      await this.audit.append(tx, entry, now);
    });
    this.doorbell.ring('wechatEvents');
  }
}
