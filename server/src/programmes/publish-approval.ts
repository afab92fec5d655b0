import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { ApprovalHandlers, type ApprovalHandler } from '../approvals/approval-handlers.js';
import type { StoredApproval } from '../approvals/approval-row.js';
import type { Tx } from '../db/sql.js';
import { Doorbell } from '../jobs/doorbell.js';
import { ProgrammesQueries } from './programmes.queries.js';
import { PublicationsRepository, type PublicationRequest } from './publications.repository.js';

/** A publication that a second person agreed to; it is checked again, as of that moment. */
@Injectable()
export class PublishApproval implements ApprovalHandler, OnModuleInit {
  constructor(
    private readonly handlers: ApprovalHandlers,
    private readonly publications: PublicationsRepository,
    private readonly programmes: ProgrammesQueries,
    private readonly doorbell: Doorbell,
  ) {}

  onModuleInit(): void {
    this.handlers.register('publish', this);
  }

  async approve(tx: Tx, approval: StoredApproval, by: string, now: Instant): Promise<void> {
    const request = JSON.parse(approval.payload) as PublicationRequest;
    await this.publications.publish(tx, await this.publications.check(tx, request, now), by, now);
  }

  async approved(): Promise<void> {
    await this.programmes.refresh();
    this.doorbell.ring('announcements');
  }
}
