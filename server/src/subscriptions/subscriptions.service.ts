import { Injectable } from '@nestjs/common';
import type { SubscriptionReport, Subscriptions } from '@jieti/shared/api/me';
import { askAgainFrom } from '@jieti/shared/rules/ask-again';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { MessageTemplatesQueries } from '../outbox/message-templates.queries.js';
import { AcceptsRepository } from './accepts.repository.js';
import { SubscriptionsQueries } from './subscriptions.queries.js';

/** What a member allows us to send. */
@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly templates: MessageTemplatesQueries,
    private readonly queries: SubscriptionsQueries,
    private readonly accepts: AcceptsRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async list(memberId: number): Promise<Subscriptions> {
    const [templates, remaining, refusals] = await Promise.all([
      this.templates.list(),
      this.queries.remaining(memberId),
      this.queries.refusals(memberId),
    ]);
    const items = templates.flatMap(({ key, subscription, title, wording, purpose }) =>
      subscription
        ? [
            {
              templateId: subscription.templateId,
              title,
              wording,
              purpose,
              remaining: remaining.get(subscription.templateId) ?? 0,
              key,
              askAgainFrom: askAgainFrom(refusals.get(subscription.templateId) ?? null),
            },
          ]
        : [],
    );
    return { items };
  }

  /** Answers about templates that are not ours are ignored. */
  async report(memberId: number, { requestId, results }: SubscriptionReport): Promise<Subscriptions> {
    const ours = new Set((await this.templates.list()).map((template) => template.subscription?.templateId));
    const answers = Object.entries(results)
      .filter(([templateId]) => ours.has(templateId))
      .map(([templateId, result]) => ({ templateId, result }));
    await this.transactions.run((tx) => this.accepts.report(tx, { memberId, requestId, answers }, this.clock.now()));
    return this.list(memberId);
  }
}
