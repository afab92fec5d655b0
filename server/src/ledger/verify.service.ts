import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { findDifference, type LedgerDifference } from './find-difference.js';
import { PublishedLaddersQueries, type PublishedLadders } from './published-ladders.queries.js';
import { WalkQueries, type WalkedMember } from './walk.queries.js';

const SAMPLES = 20;
const LOOKS = 3;

export interface VerifyReport {
  readonly members: number;
  readonly differences: number;
  /** The first few differences. */
  readonly samples: readonly LedgerDifference[];
}

/** Proof that the stored standing is what the facts say: everybody is folded again and compared. */
@Injectable()
export class VerifyService {
  constructor(
    private readonly walk: WalkQueries,
    private readonly programmes: PublishedLaddersQueries,
    private readonly clock: Clock,
  ) {}

  /** Reads only, in bounded memory; members may go on buying while it runs. */
  async verify(onProgress?: (members: number) => void): Promise<VerifyReport> {
    const samples: LedgerDifference[] = [];
    let [members, differences] = [0, 0];
    for await (const batch of this.walk.members()) {
      const found = await this.differencesOf(batch);
      members += batch.length;
      differences += found.length;
      samples.push(...found.slice(0, SAMPLES - samples.length));
      onProgress?.(members);
    }
    return { members, differences, samples };
  }

  /** The tables are read one after the other: who differs is read again, in case they bought something in between. */
  async differencesOf(batch: readonly WalkedMember[], takesUpDue = false): Promise<readonly LedgerDifference[]> {
    const ladders = await this.programmes.list(this.clock.now());
    if (ladders.membership.length === 0) return [];
    const suspects = await this.compare(batch, ladders, takesUpDue);
    const confirmed: LedgerDifference[] = [];
    for (const suspect of suspects) {
      let last: LedgerDifference | undefined = suspect;
      for (let look = 1; look < LOOKS && last; look += 1)
        last = await this.lookAgain(suspect.memberId, ladders, takesUpDue);
      if (last) confirmed.push(last);
    }
    return confirmed;
  }

  private async compare(
    batch: readonly WalkedMember[],
    ladders: PublishedLadders,
    takesUpDue: boolean,
  ): Promise<LedgerDifference[]> {
    const stored = await this.walk.stored(batch);
    const now = this.clock.now();
    return batch.flatMap((member) => findDifference(member, stored(member.id), ladders, { now, takesUpDue }) ?? []);
  }

  private async lookAgain(memberId: number, ladders: PublishedLadders, takesUpDue: boolean) {
    const member = await this.walk.find(memberId);
    return member ? (await this.compare([member], ladders, takesUpDue))[0] : undefined;
  }
}
