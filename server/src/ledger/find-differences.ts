import type { Instant } from '@jieti/shared/model/time';
import { readsOrderDetails } from '../walk/reads-order-details.js';
import type { RangeWork } from '../walk/range-work.js';
import { findDifference, type LedgerDifference } from './find-difference.js';
import type { PublishedLadders } from './published-ladders.queries.js';
import { StoredLedgersQueries } from './stored-ledgers.queries.js';

/** Differences told whole; of further ones only the member. */
const SAMPLES = 20;

export interface DifferencesParams {
  readonly ladders: PublishedLadders;
  readonly now: Instant;
  /** Reviews and versions that are due count as differences. */
  readonly takesUpDue: boolean;
  /** Whether the ledger's entries are summed up as well. */
  readonly sumsEntries: boolean;
}

export interface DifferencesPart {
  /** Members who differ, in order. */
  readonly memberIds: readonly number[];
  readonly samples: readonly LedgerDifference[];
}

/** Folds the members of a range again and compares, byte for byte, with what is stored. */
export function findDifferences(params: DifferencesParams): RangeWork<DifferencesPart> {
  const { ladders, sumsEntries } = params;
  return {
    wanted: { form: 'keyed', orderDetails: readsOrderDetails([ladders.membership, ...ladders.others].flat()) },
    async fold(members, reader) {
      const stored = await new StoredLedgersQueries(reader).ofRange(members, sumsEntries);
      const found = members.flatMap((member) => {
        const ledger = stored(member.id);
        const compared = sumsEntries ? ledger : { ...ledger, growth: member.standing.growth };
        const { id, registeredAt, standing, overrides } = member;
        const opened = { id, registeredAt, standing, overrides, facts: member.facts() };
        return findDifference(opened, compared, ladders, params) ?? [];
      });
      return { memberIds: found.map(({ memberId }) => memberId), samples: found.slice(0, SAMPLES) };
    },
  };
}
