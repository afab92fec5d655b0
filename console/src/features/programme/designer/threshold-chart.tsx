import type { Distribution } from '@jieti/shared/api/what-if';
import type { TierDefinition } from '@jieti/shared/model/programme';
import { besideText } from '@jieti/shared/rules/tier/wording';
import { count } from '../../../lib/numbers';
import { tierPalettes } from '../../../lib/palette';
import { useText } from '../../../lib/use-text';
import { useWidth } from '../../../lib/use-width';
import { valueWords } from '../model/condition-words';
import { axisTicks } from '../model/axis-ticks';
import type { ThresholdChartProps } from './threshold-chart-props';
import { ThresholdSlider } from './threshold-slider';
import styles from './threshold.module.css';

const USUAL_WIDTH = 478;
const HEIGHT = 190;
const TOP = 14;
const RIGHT = 34;
/** Whoever holds no tier of the draft. */
const OTHERS = '#CFCAC1';

/** Members by their figure, stacked by the tier they hold; between the thresholds those who would change are lit. */
export function ThresholdChart(props: ThresholdChartProps) {
  const t = useText();
  const [ref, width] = useWidth<HTMLDivElement>(USUAL_WIDTH);
  const { distribution, tiers, tier, lower, metric, range, value, published } = props;
  const [from, to] = range;
  const inner = width - RIGHT;
  const x = (figure: number) => ((Math.min(to, Math.max(from, figure)) - from) / (to - from)) * inner;
  const bins = distribution.bins.filter((bin) => bin.from + distribution.binWidth > from && bin.from < to);
  const most = Math.max(4, ...bins.map((bin) => bin.members));
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
          const left = x(bin.from) + 0.5;
          const barWidth = Math.max(0.5, x(bin.from + distribution.binWidth) - left - 0.5);
          return stackOf(bin, tiers).map(({ key, colour, under, members }) => {
            const on = key !== null && lit(key, bin.from);
            return (
              <rect
                key={`${bin.from}.${key}`}
                x={left}
                y={y(under + members)}
                width={barWidth}
                height={y(under) - y(under + members)}
                fill={on ? fill : colour}
                opacity={on ? 0.72 : 1}
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
          <Key
            key={key}
            colour={tierPalettes[colours.palette].fill}
            text={t('现为{name}', { name: besideText(name) })}
          />
        ))}
        {bins.some((bin) => othersOf(bin, tiers) > 0) && (
          <Key colour={OTHERS} text={held.length === 0 ? t('会员') : t('其他')} />
        )}
        {published !== null && published !== value && (
          <Key colour={fill} light text={value < published ? t('新达到') : t('不再达到')} />
        )}
      </ul>
    </div>
  );
}

interface KeyProps {
  readonly colour: string;
  readonly text: string;
  readonly light?: boolean;
}

function Key({ colour, text, light }: KeyProps) {
  return (
    <li>
      <span style={{ background: colour, opacity: light ? 0.72 : 1 }} />
      {text}
    </li>
  );
}

type Bin = Distribution['bins'][number];

interface Layer {
  /** Null for those of tiers that the draft does not have. */
  readonly key: string | null;
  readonly colour: string;
  readonly under: number;
  readonly members: number;
}

/** The bar of one bin from the ground up, base tier first. */
function stackOf(bin: Bin, tiers: readonly TierDefinition[]): readonly Layer[] {
  const parts = [
    ...tiers.map(({ key, colours }) => ({
      key,
      colour: tierPalettes[colours.palette].fill,
      members: bin.tiers[key] ?? 0,
    })),
    { key: null, colour: OTHERS, members: othersOf(bin, tiers) },
  ];
  let under = 0;
  return parts.flatMap((part) => {
    if (part.members === 0) return [];
    under += part.members;
    return [{ ...part, under: under - part.members }];
  });
}

function othersOf(bin: Bin, tiers: readonly TierDefinition[]): number {
  return bin.members - tiers.reduce((sum, { key }) => sum + (bin.tiers[key] ?? 0), 0);
}

function xTicks(from: number, to: number, width: number): readonly number[] {
  const step = axisTicks(to - from, Math.max(2, Math.floor(width / 90)))[0] ?? to - from;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to - step * 0.15; tick += step)
    if (tick > from + step * 0.15 || from > 0) ticks.push(tick);
  return ticks;
}
