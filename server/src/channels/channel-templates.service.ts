import { Injectable } from '@nestjs/common';
import type { TemplateChange } from '@jieti/shared/api/channels';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { ChannelTemplatesRepository } from './channel-templates.repository.js';

/** What a template may be used for, and what members read when they are asked to subscribe to it. */
@Injectable()
export class ChannelTemplatesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly templates: ChannelTemplatesRepository,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `template_unknown`. */
  change(key: string, change: TemplateChange, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const before = await this.templates.lock(tx, key);
      if (!before) throw new Refusal('template_unknown');
      await this.templates.store(tx, key, change);
      const detail = {
        purpose: change.purpose,
        wording: change.wording,
        before: `${before.purpose} ${before.wording}`,
      };
      const entry = { actor: by, action: 'messageTemplate.change', subject: `messageTemplate:${key}`, detail } as const;
      await this.audit.append(tx, entry, this.clock.now());
    });
  }
}
