import { InputNumber } from 'antd';
import { FormField } from '../../../components/form-field';
import { useText } from '../../../lib/use-text';
import { problemsAt, useDesk } from './desk';
import styles from './designer.module.css';

export function GrowthFields() {
  const t = useText();
  const desk = useDesk();
  const { growth } = desk.definition;
  const set = (part: Partial<typeof growth>, tag?: string) =>
    desk.change({ ...desk.definition, growth: { ...growth, ...part } }, tag);
  return (
    <div className={styles.form}>
      <FormField label={t('实付每 1 元计多少成长值')} problem={problemsAt(desk, 'growth.perYuan')[0]}>
        {(id) => (
          <InputNumber
            id={id}
            value={growth.perYuan}
            min={0}
            max={1000}
            style={{ width: '100%' }}
            onChange={(perYuan) => perYuan !== null && set({ perYuan }, 'perYuan')}
          />
        )}
      </FormField>
      <p className={styles.hint}>{t('社群活动各值多少成长值，在“社群活动”里定。')}</p>
    </div>
  );
}
