import { Input, Select, Switch } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { programmeQuery } from '../../../api/programme';
import { FormField } from '../../../components/form-field';
import { NumberField } from '../../../components/number-field';
import { Panel } from '../../../components/panel';
import { useText } from '../../../lib/use-text';
import type { FieldProps } from './field-props';
import styles from './editor.module.css';

/** Whether members take it themselves, when, who, and for how many points. */
export function ClaimFields({ form, problems, set }: FieldProps) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  const tiers = programme?.current.tiers ?? [];
  return (
    <Panel
      title={t('领券中心')}
      note={form.claimed ? t('会员在小程序里自己领') : t('不放进领券中心，只由活动、礼遇和补发给出')}
      extra={
        <Switch
          size="small"
          aria-label={t('放进领券中心')}
          checked={form.claimed}
          onChange={(claimed) => set({ claimed })}
        />
      }
    >
      {form.claimed && (
        <div className={styles.form}>
          <div className={styles.pair}>
            <FormField label={t('开始领')}>
              {(id) => (
                <Input
                  id={id}
                  type="datetime-local"
                  value={form.claimFrom}
                  onChange={(event) => set({ claimFrom: event.target.value })}
                />
              )}
            </FormField>
            <FormField label={t('领到')} problem={problems.claimUntil}>
              {(id) => (
                <Input
                  id={id}
                  type="datetime-local"
                  value={form.claimUntil}
                  onChange={(event) => set({ claimUntil: event.target.value })}
                />
              )}
            </FormField>
          </div>
          <div className={styles.pair}>
            <FormField label={t('谁能领')}>
              {(id) => (
                <Select
                  id={id}
                  mode="multiple"
                  value={[...form.claimTiers]}
                  placeholder={t('全部等级')}
                  optionFilterProp="label"
                  options={tiers.map((tier) => ({ value: tier.key, label: tier.name }))}
                  onChange={(claimTiers) => set({ claimTiers })}
                />
              )}
            </FormField>
            <NumberField
              label={t('要用多少积分换')}
              unit="积分"
              whole
              value={form.pointsPrice}
              placeholder={t('免费领')}
              onChange={(pointsPrice) => set({ pointsPrice })}
            />
          </div>
        </div>
      )}
    </Panel>
  );
}
