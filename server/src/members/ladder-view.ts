import type { MemberLadder } from '@jieti/shared/api/overrides';
import { formatDay } from '@jieti/shared/calendar';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { tierPlace, type MemberStanding } from '@jieti/shared/rules/tier/member-standing';

/** A member's place on a ladder beside membership, with the figures it follows from. */
export function ladderView(standing: MemberStanding): MemberLadder {
  const { state, version } = standing;
  const { programme, name, ladder } = version;
  return {
    ...{ programme, name, ladder },
    tier: tierPlace(version, state.rank),
    since: formatDay(state.since),
    sentence: sentenceOf(standing),
  };
}

/** The figures of the tier's own rule; at the base, which asks for nothing, those of the next one. */
function sentenceOf(standing: MemberStanding): string {
  const { tier, version, state, today } = standing;
  const own = standing.readings(tier.entry, today, { counts: 'entry' });
  const next = version.tiers[state.rank + 1];
  const readings = own.length > 0 || !next ? own : standing.readings(next.entry, today, { counts: 'entry' });
  return readings.map((reading) => conditionKinds[reading.metric].sentence(reading, 'operator')).join('；');
}
