import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { programmeQuery } from '../../../api/programme';
import { storesQuery } from '../../../api/stores';
import { FormField } from '../../../components/form-field';
import { Panel } from '../../../components/panel';
import { useText } from '../../../lib/use-text';
import type { FieldProps } from './field-props';
import styles from './editor.module.css';

/** Where, on what and by whom it may be used. */
export function ScopeFields({ form, set }: FieldProps) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  const { data: stores = [] } = useQuery(storesQuery);
  const tiers = programme?.current.tiers ?? [];
  const perks = tiers.flatMap((tier) => tier.perks);
  const known = [...new Set(perks.flatMap((perk) => perk.categories ?? []))];
  return (
    <Panel title={t('在哪里、买什么、谁能用')} note={t('都空着就是不限')}>
      <div className={styles.triple}>
        <FormField label={t('门店')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={[...form.stores]}
              onChange={(chosen) => set({ stores: chosen })}
              placeholder={t('全部门店')}
              optionFilterProp="label"
              options={stores.map((store) => ({ value: store.id, label: store.name }))}
            />
          )}
        </FormField>
        <FormField label={t('品类')}>
          {(id) => (
            <Select
              id={id}
              mode="tags"
              value={[...form.categories]}
              onChange={(categories) => set({ categories })}
              placeholder={t('全部品类')}
              options={known.map((category) => ({ value: category, label: category }))}
            />
          )}
        </FormField>
        <FormField label={t('等级')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={[...form.tiers]}
              onChange={(chosen) => set({ tiers: chosen })}
              placeholder={t('全部等级')}
              optionFilterProp="label"
              options={tiers.map((tier) => ({ value: tier.key, label: tier.name }))}
            />
          )}
        </FormField>
      </div>
    </Panel>
  );
}
