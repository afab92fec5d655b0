import { Button, Checkbox, Input, Segmented } from 'antd';
import { FormField } from '../../../components/form-field';
import { Icon } from '../../../components/icon';
import { NumberField } from '../../../components/number-field';
import { Panel } from '../../../components/panel';
import { useText } from '../../../lib/use-text';
import type { FieldProps } from './field-props';
import { weekdayWords } from '../../../lib/coupon-words';
import styles from './editor.module.css';

/** When it works: how long, from when, and on which days not. */
export function TimeFields(props: FieldProps) {
  const { form, set } = props;
  const t = useText();
  return (
    <Panel title={t('什么时候能用')}>
      <div className={styles.form}>
        <div className={styles.inline}>
          <Segmented
            aria-label={t('有效期')}
            value={form.validity}
            onChange={(validity) => set({ validity })}
            options={[
              { value: 'days' as const, label: t('领到后算天数') },
              { value: 'fixed' as const, label: t('固定日期') },
            ]}
          />
        </div>
        {form.validity === 'days' ? <RelativeDays {...props} /> : <FixedDays {...props} />}
        <FormField label={t('每周哪几天不能用')}>
          {(id) => (
            <Checkbox.Group
              className={styles.weekdays}
              value={[...form.blackoutWeekdays]}
              onChange={(blackoutWeekdays) => set({ blackoutWeekdays: [...blackoutWeekdays].sort() })}
            >
              {weekdayWords.map((word, index) => (
                <Checkbox key={word} id={index === 0 ? id : undefined} value={index + 1}>
                  {t(word)}
                </Checkbox>
              ))}
            </Checkbox.Group>
          )}
        </FormField>
        {props.problems.blackoutWeekdays && (
          <p className="field-problem" role="alert">
            {props.problems.blackoutWeekdays}
          </p>
        )}
        <BlackoutDays {...props} />
      </div>
    </Panel>
  );
}

function RelativeDays({ form, problems, set }: FieldProps) {
  const t = useText();
  return (
    <div className={styles.pair}>
      <NumberField
        label={t('有效')}
        unit="天"
        whole
        value={form.validDays}
        problem={problems.validDays}
        onChange={(validDays) => set({ validDays })}
      />
      <NumberField
        label={t('领到后几天才开始')}
        unit="天"
        whole
        value={form.startDelayDays}
        placeholder={t('当天就能用')}
        onChange={(startDelayDays) => set({ startDelayDays })}
      />
    </div>
  );
}

function FixedDays({ form, problems, set }: FieldProps) {
  const t = useText();
  return (
    <div className={styles.pair}>
      <DayField label={t('从')} value={form.validFrom} onChange={(validFrom) => set({ validFrom })} />
      <DayField
        label={t('到（含）')}
        value={form.validTo}
        problem={problems.validTo}
        onChange={(validTo) => set({ validTo })}
      />
    </div>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly problem?: string;
  readonly onChange: (day: string) => void;
}

function DayField({ label, value, problem, onChange }: DayFieldProps) {
  return (
    <FormField label={label} problem={problem}>
      {(id) => <Input id={id} type="date" value={value} onChange={(event) => onChange(event.target.value)} />}
    </FormField>
  );
}

function BlackoutDays({ form: { blackoutDays }, problems, set }: FieldProps) {
  const t = useText();
  const change = (index: number, part: Partial<(typeof blackoutDays)[number]>) =>
    set({ blackoutDays: blackoutDays.map((days, at) => (at === index ? { ...days, ...part } : days)) });
  return (
    <div>
      <div className="field-head">
        <span>{t('哪些日子不能用')}</span>
        <Button
          type="link"
          size="small"
          icon={<Icon name="plus" size={13} />}
          onClick={() => set({ blackoutDays: [...blackoutDays, { from: '', to: '' }] })}
        >
          {t('加一段')}
        </Button>
      </div>
      {blackoutDays.length === 0 && <p className="muted">{t('每天都能用。节假日不想用券时，在这里加上。')}</p>}
      {blackoutDays.map(({ from, to }, index) => (
        <div key={index} className={styles.range}>
          <Input
            type="date"
            aria-label={t('第 {n} 段从', { n: index + 1 })}
            value={from}
            onChange={(event) => change(index, { from: event.target.value, to: to || event.target.value })}
          />
          <span>{t('到')}</span>
          <Input
            type="date"
            aria-label={t('第 {n} 段到', { n: index + 1 })}
            value={to}
            onChange={(event) => change(index, { to: event.target.value })}
          />
          <Button
            type="text"
            size="small"
            aria-label={t('去掉第 {n} 段', { n: index + 1 })}
            icon={<Icon name="close" size={14} />}
            onClick={() => set({ blackoutDays: blackoutDays.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      {problems.blackoutDays && (
        <p className="field-problem" role="alert">
          {problems.blackoutDays}
        </p>
      )}
    </div>
  );
}
