import { FoldLineSchema, type FoldLine } from '@jieti/shared/api/fold-file';
import { parseDay } from '@jieti/shared/calendar';
import type { Fact } from '@jieti/shared/model/fact';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { Instant } from '@jieti/shared/model/time';
import { validationIssues } from '../http/validation-issues.js';
import { instantIn } from './fold-programme.js';

/** What one line says, and about whom. */
export type FoldEntry = { readonly member: string } & (
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'registration'; readonly at: Instant }
  | { readonly kind: 'override'; readonly override: TierOverride }
);

export type ReadLine =
  | { readonly kind: 'read'; readonly entry: FoldEntry }
  | { readonly kind: 'refused'; readonly problem: string };

/** A line of the facts file, checked; `tiers` are the keys that any version of the programme knows. */
export function readFoldLine(text: string, tiers: ReadonlySet<string>): ReadLine {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { kind: 'refused', problem: '不是 JSON' };
  }
  const parsed = FoldLineSchema.safeParse(content);
  if (!parsed.success) {
    const [first] = validationIssues(parsed.error.issues);
    return { kind: 'refused', problem: `${first?.field || '整行'}：${first?.message ?? '内容不符合要求'}` };
  }
  const problem = overrideProblem(parsed.data, tiers);
  return problem === null ? { kind: 'read', entry: entryOf(parsed.data) } : { kind: 'refused', problem };
}

function overrideProblem(line: FoldLine, tiers: ReadonlySet<string>): string | null {
  if (line.kind !== 'override') return null;
  const from = parseDay(line.fromDay);
  const until = line.untilDay === null ? null : parseDay(line.untilDay);
  if (from === undefined) return 'fromDay：没有这一天';
  if (until === undefined) return 'untilDay：没有这一天';
  if (until !== null && until < from) return 'untilDay：早于 fromDay';
  return tiers.has(line.tier) ? null : `tier：方案里没有 ${line.tier}`;
}

function entryOf(line: FoldLine): FoldEntry {
  const member = String(line.member);
  if (line.kind === 'registration') return { member, kind: 'registration', at: instantIn(line.at) };
  if (line.kind === 'override') return { member, kind: 'override', override: overrideOf(line) };
  const { member: _, ...fact } = line;
  const occurredAt = instantIn(fact.occurredAt);
  const recordedAt = fact.recordedAt === undefined ? occurredAt : instantIn(fact.recordedAt);
  return { member, kind: 'fact', fact: { ...fact, occurredAt, recordedAt } };
}

function overrideOf(line: Extract<FoldLine, { kind: 'override' }>): TierOverride {
  const { id, override: kind, tier, fromDay, untilDay, reason, author, recordedAt, revokedAt } = line;
  return {
    ...{ id: String(id), kind, tier, reason, author },
    fromDay: parseDay(fromDay)!,
    untilDay: untilDay === null ? null : parseDay(untilDay)!,
    recordedAt: instantIn(recordedAt),
    revokedAt: revokedAt === null ? null : instantIn(revokedAt),
  };
}
