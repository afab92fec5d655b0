import type { WhatIfMember } from '@jieti/shared/api/what-if';
import type { ConditionReading } from '@jieti/shared/model/tier-state';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { maskName } from '@jieti/shared/rules/mask';
import { missingText } from '@jieti/shared/rules/tier/missing-text';
import { amountText } from '@jieti/shared/rules/tier/wording';
import { readingView } from '../members/reading-view.js';
import { tierBadge } from '../members/tier-badge.js';
import type { RunMember } from './what-if-runs.queries.js';

/** The versions a run was between: a tier is named by the draft, else by the version before. */
export interface RunVersions {
  readonly draft: ProgrammeVersion;
  readonly before: ProgrammeVersion | null;
}

export function runMemberView(member: RunMember, versions: RunVersions): WhatIfMember {
  return {
    memberId: member.memberId,
    name: maskName(member.name),
    cardNo: member.cardNo,
    from: tierBadge(versionOf(member.from, versions), member.from),
    to: tierBadge(versionOf(member.to, versions), member.to),
    reading: member.reading && readingView(member.reading),
    gap: member.reading && gapText(member.reading),
  };
}

function versionOf(key: string, { draft, before }: RunVersions): ProgrammeVersion {
  return before && !draft.tiers.some((tier) => tier.key === key) ? before : draft;
}

/** `差 46 成长值`, or by how much the threshold was passed. */
function gapText(reading: ConditionReading): string | null {
  if (!reading.holds) return `差 ${missingText({ kind: 'figure', reading })}`;
  const { op, value, threshold, metric } = reading;
  return op === '>=' && value > threshold ? `多 ${amountText(value - threshold, metric)}` : null;
}
