import { Button, Checkbox, Input } from 'antd';
import { isoDay } from '../../lib/iso-day';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import type { PastDay } from './use-past-day';
import styles from './why.module.css';

interface PastControlsProps {
  readonly past: PastDay;
  readonly joinedAt: number;
}

/** Looks at another day; with what is known now, or only with what had been recorded by then. */
export function PastControls({ past: { asOf, asKnown, show }, joinedAt }: PastControlsProps) {
  const t = useText();
  const today = isoDay(useNow(60_000));
  return (
    <div className={styles.controls}>
      <label>
        {t('看某一天')}
        <Input
          type="date"
          size="small"
          value={asOf}
          min={isoDay(joinedAt)}
          max={today}
          onChange={(event) => show(event.target.value, asKnown)}
          data-testid="past-day"
        />
      </label>
      {asOf !== '' && (
        <>
          <Checkbox checked={asKnown} onChange={(event) => show(asOf, event.target.checked)}>
            {t('按当时已知')}
          </Checkbox>
          <Button size="small" onClick={() => show('', false)}>
            {t('回到今天')}
          </Button>
        </>
      )}
    </div>
  );
}
