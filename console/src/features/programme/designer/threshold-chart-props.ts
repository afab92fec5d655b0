import type { Distribution } from '@jieti/shared/api/what-if';
import type { Metric, TierDefinition } from '@jieti/shared/model/programme';

export interface ThresholdChartProps {
  readonly distribution: Distribution;
  readonly tiers: readonly TierDefinition[];
  readonly tier: TierDefinition;
  /** Keys of the tiers below the one whose threshold is moved. */
  readonly lower: ReadonlySet<string>;
  readonly metric: Metric;
  readonly range: readonly [from: number, to: number];
  readonly value: number;
  readonly published: number | null;
  readonly step: number;
  readonly readOnly: boolean;
  readonly onChange: (value: number) => void;
}
