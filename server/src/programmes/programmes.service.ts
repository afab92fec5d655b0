import { Injectable } from '@nestjs/common';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { validateProgramme, type ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from './programmes.queries.js';
import { ProgrammesRepository } from './programmes.repository.js';

export interface PublishRequest {
  readonly draft: ProgrammeDraft;
  readonly effectiveFrom: Instant;
  readonly by: string;
  readonly note: string;
}

/** Publishing: a draft becomes the next version, for ever as it is. */
@Injectable()
export class ProgrammesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly programmes: ProgrammesRepository,
    private readonly queries: ProgrammesQueries,
  ) {}

  /**
   * The first version of a ladder may be in force from any day, so that history can be settled by it; later ones from
   * now on at the earliest and after the version before. Members are re-settled by a recalculation.
   * @throws Refusal `malformed` for a date that is too early or a draft the rules refuse.
   */
  async publish({ draft, effectiveFrom, by, note }: PublishRequest): Promise<ProgrammeVersion> {
    const problems = validateProgramme(draft);
    if (problems.length > 0) throw new Refusal('malformed', problems);
    const now = this.clock.now();
    const version = await this.transactions.run(async (tx) => {
      const { highest, last } = await this.programmes.lockLadder(tx, draft.programme);
      if (last && (effectiveFrom < now || effectiveFrom <= last.effectiveFrom)) {
        throw new Refusal('malformed', [{ field: 'effectiveFrom', message: '生效时间要晚于现在和上一版。' }]);
      }
      const next: ProgrammeVersion = { ...draft, version: highest + 1, effectiveFrom };
      await this.programmes.insert(tx, { version: next, by, note, now });
      return next;
    });
    await this.queries.refresh();
    return version;
  }
}
