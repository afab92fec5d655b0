import { NumberField } from '../../../components/number-field';
import { Panel } from '../../../components/panel';
import { count } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import type { FieldProps } from './field-props';
import styles from './editor.module.css';

interface LimitFieldsProps extends FieldProps {
  /** Coupons issued already; 0 for a new one. */
  readonly issued: number;
}

/** How many there are: in all, on one day, for one member. */
export function LimitFields({ form, problems, set, issued }: LimitFieldsProps) {
  const t = useText();
  return (
    <Panel title={t('发多少')} note={issued > 0 && t('已发 {n} 张', { n: count(issued) })}>
      <div className={styles.triple}>
        <NumberField
          label={t('库存')}
          unit="张"
          whole
          value={form.stockTotal}
          placeholder={t('不限量')}
          problem={problems.stockTotal}
          onChange={(stockTotal) => set({ stockTotal })}
        />
        <NumberField
          label={t('每天最多发')}
          unit="张"
          whole
          value={form.perDay}
          placeholder={t('不限')}
          problem={problems.perDay}
          onChange={(perDay) => set({ perDay })}
        />
        <NumberField
          label={t('每人最多')}
          unit="张"
          whole
          value={form.perMember}
          problem={problems.perMember}
          onChange={(perMember) => set({ perMember })}
        />
      </div>
    </Panel>
  );
}
