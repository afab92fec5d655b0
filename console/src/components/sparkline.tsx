interface SparklineProps {
  readonly values: readonly number[];
  readonly label: string;
}

const WIDTH = 72;
const HEIGHT = 26;

/** The shape of the last days; it starts at its own minimum, so it shows direction and not size. */
export function Sparkline({ values, label }: SparklineProps) {
  if (values.length < 2) return null;
  const points = pointsOf(values);
  const [x, y] = points.at(-1) ?? [0, 0];
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} fill="none" role="img" aria-label={label}>
      <path
        d={`M${points.map((p) => p.map((v) => v.toFixed(1)).join(' ')).join('L')}`}
        stroke="var(--primary)"
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={x} cy={y} r={2} fill="var(--primary)" />
    </svg>
  );
}

function pointsOf(values: readonly number[]): [number, number][] {
  const least = Math.min(...values);
  const range = Math.max(...values) - least || 1;
  return values.map((value, index) => [
    1 + (index / (values.length - 1)) * (WIDTH - 5),
    HEIGHT - 2 - ((value - least) / range) * (HEIGHT - 5),
  ]);
}
