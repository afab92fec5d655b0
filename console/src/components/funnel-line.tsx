interface FunnelLineProps {
  /** Each a part of the one before. */
  readonly values: readonly number[];
  readonly label: string;
}

const WIDTH = 84;
const HEIGHT = 24;
const GAP = 3;
const colours = ['#C9DDD5', '#7FAD9D', '#1F5A4C'] as const;

/** How much is left from one stage to the next, in a row of a table. */
export function FunnelLine({ values, label }: FunnelLineProps) {
  const most = Math.max(1, ...values);
  const width = (WIDTH - GAP * (values.length - 1)) / values.length;
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} stroke="var(--line2)" />
      {values.map((value, index) => {
        const height = value === 0 ? 0 : Math.max(2, (value / most) * (HEIGHT - 2));
        return (
          <rect
            key={index}
            x={index * (width + GAP)}
            y={HEIGHT - 1 - height}
            width={width}
            height={height}
            rx={1.5}
            fill={colours[index % colours.length]}
          />
        );
      })}
    </svg>
  );
}
