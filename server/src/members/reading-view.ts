import type { ReadingView } from '@jieti/shared/api/tiers';
import { formatDay } from '@jieti/shared/calendar';
import type { ConditionReading } from '@jieti/shared/model/tier-state';
import { wordedReading } from '@jieti/shared/rules/tier/explain';

/** A condition as it was read, with its words and days. */
export function readingView(reading: ConditionReading): ReadingView {
  const { metric, label, value, threshold, op, holds, unit, firstDay, lastDay, facts } = wordedReading(reading);
  return {
    ...{ metric, label, value, threshold, op, holds, unit },
    firstDay: firstDay === null ? null : formatDay(firstDay),
    lastDay: formatDay(lastDay),
    facts: [...facts],
    ...(reading.parts && { parts: reading.parts.map((part) => ({ ...part })) }),
  };
}
