import { Select } from 'antd';
import { FormField } from '../../../components/form-field';
import { useText } from '../../../lib/use-text';
import { problemsAt, useDesk } from './desk';

/** Where members of tiers go that the draft no longer has (F19). */
export function MappingFields() {
  const t = useText();
  const desk = useDesk();
  const { definition, published } = desk;
  const keys = new Set(definition.tiers.map((tier) => tier.key));
  const gone = published?.tiers.filter((tier) => !keys.has(tier.key)) ?? [];
  const mapping = definition.mapping ?? {};
  return gone.map((tier) => (
    <FormField
      key={tier.key}
      label={t('原来的{name}会员归到', { name: tier.name })}
      problem={problemsAt(desk, `mapping.${tier.key}`)[0]}
    >
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={t('按原来的高低自动归入')}
          value={mapping[tier.key]}
          options={definition.tiers.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(to?: string) => {
            const { [tier.key]: _before, ...others } = mapping;
            desk.change({ ...definition, mapping: to ? { ...others, [tier.key]: to } : others });
          }}
        />
      )}
    </FormField>
  ));
}
