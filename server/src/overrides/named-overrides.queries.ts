import { Injectable } from '@nestjs/common';
import { StaffNamesQueries } from '../staff/staff-names.queries.js';
import type { StoredOverride } from './override-row.js';
import { OverridesQueries } from './overrides.queries.js';

/** Overrides as people read them: who decided is named as a person, where the stored rows keep user names. */
@Injectable()
export class NamedOverridesQueries {
  constructor(
    private readonly overrides: OverridesQueries,
    private readonly staff: StaffNamesQueries,
  ) {}

  /** Oldest first. */
  async ofMember(memberId: number): Promise<readonly StoredOverride[]> {
    const own = await this.overrides.ofMember(memberId);
    if (own.length === 0) return own;
    const nameOf = await this.staff.read();
    return own.map((one) => ({
      ...one,
      author: nameOf(one.author),
      approvedBy: one.approvedBy && nameOf(one.approvedBy),
      revokedBy: one.revokedBy && nameOf(one.revokedBy),
    }));
  }
}
