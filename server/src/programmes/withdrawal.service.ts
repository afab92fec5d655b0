import { Injectable } from '@nestjs/common';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesRepository } from './programmes.repository.js';

/** Other processes go on with the versions they knew for a second: nothing is withdrawn at the last moment. */
const LAST_MOMENT_MS = 60_000;

/** An announced version is taken back before its day. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly programmes: ProgrammesRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** Refuses with not_found, and with version_not_announced for one in force, withdrawn, the only one, or followed by another. */
  async withdraw(programme: string, version: number, { by, reason }: { by: string; reason: string }): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const { highest, last, standing } = await this.programmes.lockLadder(tx, programme);
      if (version > highest) throw new Refusal('not_found');
      if (last && last.version > version) {
        const message = `第 ${last.version} 版排在它后面，先撤回那一版。`;
        throw new Refusal('version_not_announced', [{ field: 'version', message }]);
      }
      if (last?.version !== version || standing === 1 || last.effectiveFrom <= now + LAST_MOMENT_MS)
        throw new Refusal('version_not_announced');
      await this.programmes.withdraw(tx, { programme, version }, { by, now });
      const subject = `programme:${programme}:${version}`;
      await this.audit.append(tx, { actor: by, action: 'programme.withdraw', subject, detail: { reason } }, now);
    });
  }
}
