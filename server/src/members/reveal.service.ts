import { Injectable } from '@nestjs/common';
import type { Revealed } from '@jieti/shared/api/members';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { PersonalData } from './personal-data.js';
import { PersonalDataRepository } from './personal-data.repository.js';

/** Personal data in clear: never without a reason on record. */
@Injectable()
export class RevealService {
  constructor(
    private readonly transactions: Transactions,
    private readonly sealed: PersonalDataRepository,
    private readonly personalData: PersonalData,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** Refuses with member_unknown. */
  async reveal(memberId: number, reason: string, by: StaffCaller): Promise<Revealed> {
    return this.transactions.run(async (tx) => {
      const found = await this.sealed.find(tx, memberId);
      if (!found) throw new Refusal('member_unknown');
      const entry = {
        actor: by.username,
        action: 'member.reveal',
        subject: `member:${memberId}`,
        detail: { reason },
      } as const;
      await this.audit.append(tx, entry, this.clock.now());
      return {
        name: found.name,
        phone: found.phoneCipher === null ? null : this.personalData.decrypt(found.phoneCipher),
      };
    });
  }

  /** Notes who took the list, and which, before the first row leaves. */
  async noteExport(
    detail: { readonly reason: string; readonly search: string; readonly tier: string },
    by: StaffCaller,
  ): Promise<void> {
    const entry = { actor: by.username, action: 'member.export', subject: 'members', detail } as const;
    await this.transactions.run((tx) => this.audit.append(tx, entry, this.clock.now()));
  }
}
