import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import type { RangeWork } from '../walk/range-work.js';
import { effectiveTier, factsWantedBy, foldMember, holdsUntil, opened } from './fold-member.js';
import { MigrationCount, type Flow } from './migration-count.js';

export interface CountParams {
  readonly at: Instant;
  readonly now: Instant;
  /** The membership ladder as published. */
  readonly current: readonly ProgrammeVersion[];
  readonly simulated: readonly ProgrammeVersion[];
}

export type CountPart = readonly Flow[];

/** Everybody who had joined by then, by the tier held and the tier that the simulated versions give. */
export function countMoves({ at, now, current, simulated }: CountParams): RangeWork<CountPart> {
  return {
    wanted: factsWantedBy([...current, ...simulated]),
    fold(members) {
      const count = new MigrationCount();
      for (const walked of members) {
        const member = opened(walked);
        if (member.standing.joinedAt > at) continue;
        const stands = at >= now && current.length > 0 && holdsUntil(member, current, at);
        const held = () => (stands ? member.standing.tier : effectiveTier(foldMember(member, current, at)));
        count.add(current.length === 0 ? null : held(), effectiveTier(foldMember(member, simulated, at)));
      }
      return count.flows();
    },
  };
}
