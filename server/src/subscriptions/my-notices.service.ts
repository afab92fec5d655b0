import { Injectable } from '@nestjs/common';
import type { MyNotices } from '@jieti/shared/api/notices';
import { SentNoticesQueries } from './sent-notices.queries.js';
import { SubscriptionsQueries } from './subscriptions.queries.js';
import { SubscriptionsService } from './subscriptions.service.js';

@Injectable()
export class MyNoticesService {
  constructor(
    private readonly subscriptions: SubscriptionsService,
    private readonly answers: SubscriptionsQueries,
    private readonly sent: SentNoticesQueries,
  ) {}

  /** Every kind of notice: what it is for, what is left of it, what was refused, and the last ones. */
  async show(memberId: number): Promise<MyNotices> {
    const [{ items }, refusals, recent] = await Promise.all([
      this.subscriptions.list(memberId),
      this.answers.refusals(memberId),
      this.sent.recent(memberId),
    ]);
    return {
      items: items.map(({ key = '', askAgainFrom = null, ...item }) => ({
        ...item,
        refusedAt: refusals.get(item.templateId) ?? null,
        askAgainFrom,
        recent: recent.get(key) ?? [],
      })),
    };
  }
}
