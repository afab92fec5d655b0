import type { Distribution } from '@jieti/shared/api/what-if';
import type { Metric, TierDefinition } from '@jieti/shared/model/programme';
import { count } from '../../../lib/numbers';
import { tierPalettes } from '../../../lib/palette';
import { useText } from '../../../lib/use-text';
import { useWidth } from '../../../lib/use-width';
import { valueWords } from '../model/condition-words';
import { axisTicks } from '../model/axis-ticks';
import { ThresholdSlider } from './threshold-slider';
import styles from './threshold.module.css';

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

const USUAL_WIDTH = 478;
const HEIGHT = 190;
const TOP = 14;
const RIGHT = 34;

/** Members by their figure, stacked by the tier they hold; between the thresholds those who would change are lit. */
export function ThresholdChart(props: ThresholdChartProps) {
  const t = useText();
  const [ref, width] = useWidth<HTMLDivElement>(USUAL_WIDTH);
  const { distribution, tiers, tier, lower, metric, range, value, published } = props;
  const [from, to] = range;
  const inner = width - RIGHT;
  const x = (figure: number) => ((Math.min(to, Math.max(from, figure)) - from) / (to - from)) * inner;
  const bins = distribution.bins.filter((bin) => bin.from + distribution.binWidth > from && bin.from < to);
  const most = Math.max(1, ...bins.map((bin) => bin.members));
  const ticks = axisTicks(most, 4);
  const y = (members: number) => HEIGHT - (members / (ticks.at(-1) ?? most)) * (HEIGHT - TOP);
  const fill = tierPalettes[tier.colours.palette].fill;
  const [low, high] = [Math.min(value, published ?? value), Math.max(value, published ?? value)];
  const held = tiers.filter((each) => bins.some((bin) => (bin.tiers[each.key] ?? 0) > 0));
  const lit = (key: string, start: number) =>
    start + distribution.binWidth / 2 >= low &&
    start + distribution.binWidth / 2 < high &&
    lower.has(key) === (published !== null && value < published);
  return (
    <div ref={ref} className={styles.chart}>
      <svg
        width={width}
        height={HEIGHT + 22}
        role="img"
        aria-label={t('会员分布，门槛 {value}', { value: valueWords(metric, value) })}
      >
        <rect
          x={x(low)}
          y={TOP}
          width={Math.max(0, x(high) - x(low))}
          height={HEIGHT - TOP}
          fill={tierPalettes[tier.colours.palette].soft}
        />
        {ticks.map((tick) => (
          <g key={tick}>
            <path d={`M0 ${y(tick)}H${inner}`} stroke="var(--line-soft)" />
            <text x={width} y={y(tick) + 4} fontSize={11} textAnchor="end" fill="var(--ink3)">
              {tick === ticks.at(-1) ? t('{n} 人', { n: count(tick) }) : count(tick)}
            </text>
          </g>
        ))}
        {bins.map((bin) => {
          let top = 0;
          const left = x(bin.from);
          const barWidth = Math.max(0.5, x(bin.from + distribution.binWidth) - left - 1);
          return tiers.map(({ key, colours }) => {
            const members = bin.tiers[key] ?? 0;
            if (members === 0) return null;
            const [bottom, height] = [y(top), y(top) - y(top + members)];
            top += members;
            const on = lit(key, bin.from);
            return (
              <rect
                key={`${bin.from}.${key}`}
                x={left + 0.5}
                y={bottom - height}
                width={barWidth}
                height={height}
                fill={on ? fill : tierPalettes[colours.palette].fill}
                opacity={on ? 0.72 : key === tier.key || lower.has(key) ? 1 : 0.85}
              />
            );
          });
        })}
        {published !== null && published !== value && published >= from && published <= to && (
          <path d={`M${x(published)} ${TOP - 4}V${HEIGHT}`} stroke="var(--ink2)" strokeDasharray="3 3" />
        )}
        <path d={`M${x(value)} 4V${HEIGHT}`} stroke={tierPalettes[tier.colours.palette].text} strokeWidth={1.5} />
        {xTicks(from, to, inner).map((tick) => (
          <text key={tick} x={x(tick)} y={HEIGHT + 16} fontSize={11} textAnchor="middle" fill="var(--ink3)">
            {valueWords(metric, tick)}
          </text>
        ))}
      </svg>
      <ThresholdSlider {...props} width={inner} colour={fill} />
      <ul className={styles.legend}>
        {held.map(({ key, name, colours }) => (
          <li key={key}>
            <span style={{ background: tierPalettes[colours.palette].fill }} />
            {t('现为{name}', { name })}
          </li>
        ))}
        {published !== null && published !== value && (
          <li>
            <span style={{ background: fill, opacity: 0.72 }} />
            {value < published ? t('新达到') : t('不再达到')}
          </li>
        )}
      </ul>
    </div>
  );
}

function xTicks(from: number, to: number, width: number): readonly number[] {
  const step = axisTicks(to - from, Math.max(2, Math.floor(width / 90)))[0] ?? to - from;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to - step * 0.15; tick += step)
    if (tick > from + step * 0.15 || from > 0) ticks.push(tick);
  return ticks;
}
