import type { KeyboardEvent, PointerEvent } from 'react';
import { useText } from '../../../lib/use-text';
import { figureWords, valueWords } from '../model/condition-words';
import { findCondition } from '../model/definition';
import { useDesk } from './desk';
import type { ThresholdChartProps } from './threshold-chart-props';
import styles from './threshold.module.css';

interface ThresholdSliderProps
  extends Pick<ThresholdChartProps, 'metric' | 'range' | 'value' | 'published' | 'step' | 'readOnly' | 'onChange'> {
  readonly width: number;
  readonly colour: string;
}

/** The threshold as a handle under the chart: dragged, or moved with the arrow keys; page keys take ten steps. */
export function ThresholdSlider(props: ThresholdSliderProps) {
  const { metric, range, value, published, step, readOnly, onChange, width, colour } = props;
  const t = useText();
  const { definition, selected } = useDesk();
  const condition = selected && findCondition(definition, selected);
  const [from, to] = range;
  const at = (figure: number) => ((Math.min(to, Math.max(from, figure)) - from) / (to - from)) * width;
  const put = (figure: number) => {
    const stepped = Math.max(0, Math.min(to, Math.round(figure / step) * step));
    if (stepped !== value) onChange(Math.round(stepped * 1e6) / 1e6);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (readOnly || event.buttons !== 1) return;
    const { left } = event.currentTarget.getBoundingClientRect();
    put(from + ((event.clientX - left) / width) * (to - from));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    const next = event.key === 'Home' ? from : event.key === 'End' ? to : by === undefined ? null : value + by * step;
    if (next === null || readOnly) return;
    event.preventDefault();
    put(next);
  };
  return (
    <div
      className={styles.slider}
      style={{ width }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
    >
      <div className={styles.track} />
      <div className={styles.reached} style={{ left: at(value), background: colour }} />
      {published !== null && published >= from && published <= to && (
        <>
          <span className={styles.old} style={{ left: at(published) }} />
          {Math.abs(at(published) - at(value)) > 96 && (
            <span className={styles.label} style={{ left: at(published) }}>
              {t('线上 {value}', { value: valueWords(metric, published) })}
            </span>
          )}
        </>
      )}
      <span
        className={styles.handle}
        style={{ left: at(value), borderColor: colour }}
        role="slider"
        tabIndex={0}
        aria-label={condition ? t('{what}的门槛', { what: figureWords(condition) }) : t('门槛')}
        aria-valuemin={from}
        aria-valuemax={to}
        aria-valuenow={value}
        aria-valuetext={valueWords(metric, value)}
        aria-disabled={readOnly}
        onKeyDown={onKeyDown}
        data-testid="threshold-handle"
      />
      <b className={styles.label} style={{ left: at(value) }}>
        {published !== null && published === value
          ? t('线上 {value}', { value: valueWords(metric, value) })
          : t('草稿 {value}', { value: valueWords(metric, value) })}
      </b>
    </div>
  );
}
