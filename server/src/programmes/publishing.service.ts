import { Inject, Injectable } from '@nestjs/common';
import type { Publish, Published } from '@jieti/shared/api/drafts';
import { groupThousands } from '@jieti/shared/money';
import { ApprovalsRepository } from '../approvals/approvals.repository.js';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Transactions } from '../db/transactions.js';
import { PublicationsRepository, type CheckedPublication } from './publications.repository.js';

/** Publishing a draft that was tried before: at once, or when a second person agrees. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly publications: PublicationsRepository,
    private readonly approvals: ApprovalsRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'approvalAbove'>,
  ) {}

  /** Refuses as `PublicationsRepository.check` does. */
  async publish(draftId: number, publish: Publish, by: string): Promise<Published> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const checked = await this.publications.check(tx, { ...publish, draftId, by }, now);
      const subject = `draft:${draftId}`;
      await this.approvals.withdrawPending(tx, subject, { by, note: '重新提交' }, now);
      if (checked.moves > this.config.approvalAbove) {
        const asked = { kind: 'publish', subject, payload: checked.request, requestedBy: by } as const;
        const approvalId = await this.approvals.insert(tx, { ...asked, summary: summaryOf(checked) }, now);
        return { kind: 'approvalNeeded', approvalId };
      }
      await this.publications.publish(tx, checked, null, now);
      return { kind: 'published', version: checked.version.version, effectiveFrom: checked.version.effectiveFrom };
    });
  }
}

function summaryOf({ version, moves, request }: CheckedPublication): string {
  const what = `发布「${version.name}」第 ${version.version} 版，${request.effectiveOn} 生效`;
  return `${what}，涉及 ${groupThousands(moves)} 位会员。${request.note}`;
}
