import { InputNumber } from 'antd';
import { FormField } from './form-field';

interface NumberFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly problem?: string;
  readonly placeholder?: string;
  /** Pieces and days have no fractions. */
  readonly whole?: boolean;
  /** The highest value; a million when absent. */
  readonly most?: number;
}

export function NumberField(props: NumberFieldProps) {
  const { label, unit, value, onChange, problem, placeholder, whole, most = 1_000_000 } = props;
  return (
    <FormField label={label} problem={problem}>
      {(id) => (
        <InputNumber
          id={id}
          value={value}
          min={0}
          max={most}
          precision={whole ? 0 : undefined}
          controls={false}
          suffix={unit}
          placeholder={placeholder}
          status={problem ? 'error' : undefined}
          style={{ width: '100%' }}
          onChange={onChange}
        />
      )}
    </FormField>
  );
}
