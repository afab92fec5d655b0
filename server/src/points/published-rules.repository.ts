import { Injectable } from '@nestjs/common';
import type { PointsRules } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { AuditRepository } from '../audit/audit.repository.js';
import type { Tx } from '../db/sql.js';
import { PointsRulesRepository, type PublishedBy } from './points-rules.repository.js';

/** A new version of the points rules, with who published it on record. */
@Injectable()
export class PublishedRulesRepository {
  constructor(
    private readonly rules: PointsRulesRepository,
    private readonly audit: AuditRepository,
  ) {}

  async publish(tx: Tx, draft: Omit<PointsRules, 'version'>, who: PublishedBy, now: Instant): Promise<void> {
    const version = await this.rules.insert(tx, draft, who, now);
    const detail = { version, effectiveFrom: draft.effectiveFrom, note: who.note };
    await this.audit.append(tx, { actor: who.by, action: 'points.publish', subject: `points:${version}`, detail }, now);
  }
}
