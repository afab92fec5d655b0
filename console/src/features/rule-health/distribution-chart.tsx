import type { RuleHealth } from '@jieti/shared/api/rule-health';
import type { Distribution } from '@jieti/shared/api/what-if';
import { count, measureOf } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { paletteKey } from '../../lib/palette-key';
import { useText, type Translate } from '../../lib/use-text';
import { useWidth } from '../../lib/use-width';
import type { CutPoints } from './cut-points';
import { histogramLayout, type Histogram, type HistogramBar } from './histogram-layout';

interface DistributionChartProps {
  readonly distribution: Distribution;
  readonly cuts: CutPoints['cuts'];
  readonly tiers: RuleHealth['tiers'];
}

const USUAL_WIDTH = 1100;
const HEIGHT = 190;
const HEAD = 42;
const FOOT = 24;
const NEAR = 0.05;
const TICKS = 8;
/** Right of the bars: the counts of the grid, and room for the last figure below. */
const COUNTS = 40;

/** Members by one figure, coloured by the tier they hold, with the thresholds and the 5 % below each. */
export function DistributionChart({ distribution, cuts, tiers }: DistributionChartProps) {
  const t = useText();
  const [ref, width] = useWidth<HTMLDivElement>(USUAL_WIDTH);
  const histogram = histogramLayout({
    distribution,
    tiers: tiers.map(({ key }) => key),
    highestCut: Math.max(0, ...cuts.map(({ value }) => value)),
    width: width - COUNTS,
    height: HEIGHT,
  });
  const paletteOf = (tier: string) => tierPalettes[paletteKey(tiers.find(({ key }) => key === tier)?.palette)];
  const { xOf, beyond, most, last } = histogram;
  const inSight = cuts.filter(({ value }) => value <= last);
  return (
    <div ref={ref}>
      <svg
        width={width}
        height={HEAD + HEIGHT + FOOT}
        role="img"
        aria-label={t('{label}的分布，{n} 位会员', { label: distribution.label, n: count(distribution.members) })}
        style={{ display: 'block' }}
      >
        <g transform={`translate(0 ${HEAD})`}>
          <Grid most={most} width={width} />
          {inSight.map(({ tier, value }) => (
            <rect
              key={tier}
              x={xOf(value * (1 - NEAR))}
              width={Math.max(2, xOf(value) - xOf(value * (1 - NEAR)))}
              height={HEIGHT}
              fill={paletteOf(tier).soft}
            />
          ))}
          {histogram.bars.map((bar) => (
            <Bar key={bar.from} bar={bar} unit={distribution.unit} paintOf={(tier) => paletteOf(tier).fill} />
          ))}
          {inSight.map(({ tier, name, value }) => (
            <g key={tier} fontSize={12} fill={paletteOf(tier).text}>
              <path d={`M${xOf(value)} -6V${HEIGHT}`} stroke={paletteOf(tier).text} strokeDasharray="3 3" />
              <text x={xOf(value)} y={-12} textAnchor={anchorOf(xOf(value), width)} fontWeight={500}>
                {name} {measureOf(value, distribution.unit)}
              </text>
            </g>
          ))}
          <Axis histogram={histogram} unit={distribution.unit} />
          <text x={width} y={-26} textAnchor="end" fontSize={11} fill="var(--ink3)">
            {beyondWords({ members: beyond, cuts: cuts.length - inSight.length }, t)}
          </text>
        </g>
      </svg>
    </div>
  );
}

interface BarProps {
  readonly bar: HistogramBar;
  readonly unit: string;
  readonly paintOf: (tier: string) => string;
}

function Bar({ bar: { from, members, x, width, parts, cut }, unit, paintOf }: BarProps) {
  return (
    <g>
      <title>{`${measureOf(from, unit)} 起，${count(members)} 人`}</title>
      {parts.map(({ tier, y, height }) => (
        <rect key={tier} x={x + 0.5} y={y} width={Math.max(1, width - 1)} height={height} fill={paintOf(tier)} />
      ))}
      {cut && (
        <>
          <path d={`M${x - 1} 16l${width + 2} -8v5l${-width - 2} 8z`} fill="var(--surface)" />
          <text x={x + width + 5} y={18} fontSize={11} fill="var(--ink2)">
            {count(members)}
          </text>
        </>
      )}
    </g>
  );
}

function Grid({ most, width }: { readonly most: number; readonly width: number }) {
  const step = niceStep(most / 4);
  const lines = Array.from({ length: Math.floor(most / step) }, (_, index) => (index + 1) * step);
  return (
    <g fontSize={11} fill="var(--ink3)">
      {lines.map((value) => {
        const y = HEIGHT - (value / most) * HEIGHT;
        return (
          <g key={value}>
            <path d={`M0 ${y}H${width}`} stroke="var(--line-soft)" />
            <text x={width} y={y - 4} textAnchor="end">
              {count(value)}
            </text>
          </g>
        );
      })}
      <path d={`M0 ${HEIGHT}H${width}`} stroke="var(--line2)" />
    </g>
  );
}

function Axis({ histogram: { last, xOf }, unit }: { readonly histogram: Histogram; readonly unit: string }) {
  const step = niceStep(last / TICKS);
  const ticks = Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step);
  return (
    <g fontSize={11} fill="var(--ink3)">
      {ticks.map((value, index) => (
        <text
          key={value}
          x={xOf(value)}
          y={HEIGHT + 16}
          textAnchor={index === 0 ? 'start' : value === last ? 'end' : 'middle'}
        >
          {measureOf(value, unit)}
        </text>
      ))}
    </g>
  );
}

function beyondWords(beyond: { readonly members: number; readonly cuts: number }, t: Translate): string {
  if (beyond.cuts > 0) return t('右侧还有 {n} 人和 {cuts} 道门槛', { n: count(beyond.members), cuts: beyond.cuts });
  return beyond.members > 0 ? t('右侧还有 {n} 人', { n: count(beyond.members) }) : '';
}

const LABEL = 48;

/** A label near an edge leans inwards. */
function anchorOf(x: number, width: number): 'start' | 'middle' | 'end' {
  if (x < LABEL) return 'start';
  return x > width - LABEL ? 'end' : 'middle';
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? 10 * power;
}
