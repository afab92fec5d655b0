import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { programmeQuery } from '../api/programme';
import { useText } from '../lib/use-text';
import { FormField } from './form-field';

interface TiersFieldProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (tiers: string[]) => void;
}

/** Which tiers something is for; none chosen is for everybody. */
export function TiersField({ label, value, onChange }: TiersFieldProps) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  return (
    <FormField label={label}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          placeholder={t('所有等级')}
          value={[...value]}
          options={programme?.current.tiers.map(({ key, name }) => ({ value: key, label: name })) ?? []}
          onChange={onChange}
          style={{ width: '100%' }}
        />
      )}
    </FormField>
  );
}
