import { useRef, useState, type KeyboardEvent } from 'react';
import styles from './designer.module.css';

interface ValuePillProps {
  readonly label: string;
  readonly prefix?: string | null;
  readonly value: number;
  /** The figure as it is read: `1,800`. */
  readonly text: string;
  readonly step: number;
  readonly readOnly?: boolean;
  readonly changed?: boolean;
  readonly selected?: boolean;
  readonly invalid?: boolean;
  /** What is wrong with what was typed, or null. */
  readonly check: (typed: number | null) => string | null;
  readonly onChange: (value: number) => void;
  readonly onFocus?: () => void;
}

/** A figure inside a sentence that is typed over in place; arrows step it, Escape brings back what stood there. */
export function ValuePill(props: ValuePillProps) {
  const { label, prefix, value, text, step, readOnly, changed, selected, invalid, check, onChange, onFocus } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const before = useRef(value);
  const problem = typed === null ? null : check(numberOf(typed));
  // What was typed stands while it is the value or cannot be one; a value that came from elsewhere takes its place.
  const shown = typed !== null && (problem !== null || numberOf(typed) === value) ? typed : text;
  const type = (next: string) => {
    setTyped(next);
    const figure = numberOf(next);
    if (figure !== null && check(figure) === null) onChange(figure);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') {
      onChange(before.current);
      setTyped(String(before.current));
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const by = (event.shiftKey ? 10 : 1) * (event.key === 'ArrowUp' ? step : -step);
    type(String(Math.round((value + by) * 1e6) / 1e6));
  };
  const className = [
    styles.pill,
    changed && styles.pillChanged,
    selected && styles.pillSelected,
    (invalid || problem) && styles.pillInvalid,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <span className={className}>
      {prefix && <span aria-hidden="true">{prefix}</span>}
      <input
        aria-label={label}
        aria-invalid={problem !== null}
        title={problem ?? undefined}
        inputMode="decimal"
        autoComplete="off"
        readOnly={readOnly}
        value={shown}
        style={{ width: `${widthOf(shown)}ch` }}
        onFocus={(event) => {
          before.current = value;
          onFocus?.();
          if (readOnly) return;
          setTyped(String(value));
          const input = event.currentTarget;
          requestAnimationFrame(() => input.select());
        }}
        onBlur={() => setTyped(null)}
        onChange={(event) => type(event.target.value)}
        onKeyDown={readOnly ? undefined : onKeyDown}
      />
      {problem && (
        <span role="alert" className={styles.pillProblem}>
          {problem}
        </span>
      )}
    </span>
  );
}

/** Digits are one ch wide, separators less. */
function widthOf(text: string): number {
  return Math.max(
    1,
    [...text].reduce((sum, letter) => sum + (letter === ',' || letter === '.' ? 0.45 : 1.02), 0),
  );
}

function numberOf(text: string): number | null {
  const clean = text.replaceAll(',', '').trim();
  return /^\d+(\.\d+)?$/.test(clean) ? Number(clean) : null;
}
