import type { Dashboard } from '@jieti/shared/api/reports';
import { count, signed } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { useWidth } from '../../lib/use-width';
import { useText } from '../../lib/use-text';

type Ladder = Dashboard['ladder'];

const USUAL_WIDTH = 766;
const HEIGHT = 196;
const LEFT = 92;
const GAP = 6;
const FIRST_HEIGHT = 52;

interface Step {
  readonly rung: Ladder[number];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Who came minus who left in 30 days. */
  readonly net: number;
}

/** The ladder as stairs: each step says who stands there, each arrow who went up and who came down. */
export function Stairs({ ladder, joined }: { readonly ladder: Ladder; readonly joined: number }) {
  const t = useText();
  const [ref, width] = useWidth<HTMLDivElement>(USUAL_WIDTH);
  const steps = stepsOf(ladder, joined, width);
  const most = Math.max(...ladder.map((rung) => rung.up), 1);
  return (
    <div ref={ref}>
      <svg width={width} height={HEIGHT} style={{ display: 'block' }} role="img" aria-label={t('等级阶梯与流动')}>
        {steps.map((step) => (
          <StepShape key={step.rung.tier.key} step={step} />
        ))}
        {steps.slice(0, -1).map((step, index) => (
          <Climb key={step.rung.tier.key} from={step} downOf={steps[index + 1]?.rung.down ?? 0} most={most} />
        ))}
        <path d="M10 174H76" stroke="#1F5A4C" strokeWidth={3} strokeLinecap="round" />
        <path d="M71 167l8 7-8 7" fill="none" stroke="#1F5A4C" strokeWidth={1.8} strokeLinecap="round" />
        <text x={8} y={142} fontSize={12} fill="var(--ink3)">
          {t('新入会')}
        </text>
        <text x={8} y={160} fontSize={15} fontWeight={500} fill="var(--ink1)">
          {count(joined)}
        </text>
      </svg>
    </div>
  );
}

function stepsOf(ladder: Ladder, joined: number, whole: number): readonly Step[] {
  const width = (whole - LEFT - GAP * (ladder.length - 1)) / ladder.length;
  const rise = Math.min(32, 96 / Math.max(1, ladder.length - 1));
  return ladder.map((rung, index) => ({
    rung,
    width,
    x: LEFT + index * (width + GAP),
    y: HEIGHT - FIRST_HEIGHT - index * rise,
    net: (ladder[index - 1]?.up ?? joined) + (ladder[index + 1]?.down ?? 0) - rung.up - rung.down,
  }));
}

function StepShape({ step: { rung, x, y, width, net } }: { readonly step: Step }) {
  const t = useText();
  const colours = tierPalettes[rung.tier.palette];
  return (
    <g>
      <rect x={x} y={y} width={width} height={HEIGHT - y} fill={colours.soft} />
      <rect x={x} y={y} width={width} height={3} fill={colours.fill} />
      <text x={x + 14} y={169} fontSize={12} fill={colours.text}>
        {rung.tier.name}
      </text>
      <text x={x + width - 14} y={169} fontSize={15} fontWeight={500} textAnchor="end" fill="var(--ink1)">
        {count(rung.members)}
      </text>
      <text x={x + width - 14} y={186} fontSize={12} textAnchor="end" fill="var(--ink3)">
        {t('净 {n}', { n: signed(net) })}
      </text>
    </g>
  );
}

interface ClimbProps {
  readonly from: Step;
  readonly downOf: number;
  readonly most: number;
}

function Climb({ from, downOf, most }: ClimbProps) {
  const t = useText();
  const x = from.x + from.width - 18;
  const weight = 1.4 + 1.8 * (from.rung.up / most);
  return (
    <g fill="none" stroke="#2F7766" strokeLinecap="round" strokeLinejoin="round">
      <path d={`M${x} ${from.y - 3}v-46a9 9 0 0 1 9-9h30a9 9 0 0 1 9 9v12`} strokeWidth={weight} />
      <path d={`M${x + 43} ${from.y - 42}l5 6 5-6`} strokeWidth={Math.max(1.6, weight * 0.8)} />
      <g stroke="none" textAnchor="end">
        <text x={x - 12} y={from.y - 28} fontSize={13} fontWeight={500} fill="#2B6B4C">
          {t('升')} {count(from.rung.up)}
        </text>
        <text x={x - 12} y={from.y - 11} fontSize={12} fill="var(--ink3)">
          {t('降')} {count(downOf)}
        </text>
      </g>
    </g>
  );
}
