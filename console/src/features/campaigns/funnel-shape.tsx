import type { FunnelStage } from './funnel-stages';

const COLOURS = ['#C9DDD5', '#A9C9BD', '#7FAD9D', '#3F8472', '#1F5A4C'] as const;
const HEIGHT = 56;
const COLUMN = 200;
const BAR = 150;

/** Columns as tall as the people in them, joined by what flows on. Stretches to the panel's width. */
export function FunnelShape({ stages }: { readonly stages: readonly FunnelStage[] }) {
  const planned = stages[0]?.count ?? 0;
  const topOf = (stage: FunnelStage | undefined) => HEIGHT - heightOf(stage?.count ?? 0, planned);
  return (
    <svg
      viewBox={`0 0 ${COLUMN * stages.length} ${HEIGHT}`}
      width="100%"
      height={HEIGHT}
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ display: 'block', margin: '8px 0', padding: '0 18px' }}
    >
      {stages.map((stage, index) => {
        const x = index * COLUMN;
        const top = topOf(stage);
        const next = stages[index + 1];
        const colour = COLOURS[index % COLOURS.length];
        return (
          <g key={stage.key} fill={colour}>
            <rect x={x} y={top} width={BAR} height={HEIGHT - top} />
            {next && (
              <path d={`M${x + BAR} ${top}L${x + COLUMN} ${topOf(next)}V${HEIGHT}H${x + BAR}Z`} opacity={0.28} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** A stage with anybody in it stays visible. */
function heightOf(count: number, planned: number): number {
  if (planned === 0) return 1;
  return Math.max(count > 0 ? 2 : 1, (count / planned) * HEIGHT);
}
