import './progress-bar.css';

interface ProgressBarProps {
  readonly part: number;
  readonly whole: number;
  /** What it measures, for screen readers. */
  readonly label: string;
  readonly colour?: string;
  readonly tall?: boolean;
}

export function ProgressBar({ part, whole, label, colour, tall }: ProgressBarProps) {
  const percent = whole === 0 ? 0 : Math.min(100, (part / whole) * 100);
  return (
    <div
      className={tall ? 'bar bar-tall' : 'bar'}
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(percent)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div style={{ width: `${percent}%`, background: colour }} />
    </div>
  );
}
