import { Button, Input, Segmented } from 'antd';
import type { ChannelField } from '@jieti/shared/api/channels';
import type { ErrorBody } from '@jieti/shared/api/errors';
import { FormField } from '../../components/form-field';
import { useText } from '../../lib/use-text';
import { shownValue, type AccountForm } from './account-form';
import styles from './settings.module.css';

interface AccountFormFieldsProps {
  readonly fields: readonly ChannelField[];
  readonly form: AccountForm;
  readonly problems: NonNullable<ErrorBody['details']>;
  readonly onChange: (form: AccountForm) => void;
}

export function AccountFormFields({ fields, form, problems, onChange }: AccountFormFieldsProps) {
  const t = useText();
  return (
    <div className={styles.form}>
      {fields.map((field) => (
        <FormField
          key={field.name}
          label={field.required ? t(field.label) : t('{label}（可不填）', { label: t(field.label) })}
          extra={field.note && <small className="muted">{t(field.note)}</small>}
          problem={problems.find((problem) => problem.field === field.name)?.message}
        >
          {(id) => (
            <FieldInput
              id={id}
              field={field}
              form={form}
              onType={(text) => onChange({ ...form, [field.name]: text })}
              onLeave={() => onChange(without(form, field.name))}
            />
          )}
        </FormField>
      ))}
    </div>
  );
}

interface FieldInputProps {
  readonly id: string;
  readonly field: ChannelField;
  readonly form: AccountForm;
  readonly onType: (text: string) => void;
  /** Back to what is set. */
  readonly onLeave: () => void;
}

function FieldInput({ id, field, form, onType, onLeave }: FieldInputProps) {
  const t = useText();
  const value = shownValue(field, form);
  if (field.options) {
    return (
      <Segmented
        id={id}
        aria-label={t(field.label)}
        value={value || undefined}
        options={field.options.map((option) => ({ value: option.value, label: t(option.label) }))}
        onChange={(chosen) => onType(String(chosen))}
      />
    );
  }
  if (!field.secret)
    return <Input id={id} value={value} autoComplete="off" onChange={(event) => onType(event.target.value)} />;
  const isRemoved = field.set && form[field.name] === '';
  return (
    <div className={styles.secret}>
      <Input.Password
        id={id}
        value={value}
        autoComplete="new-password"
        placeholder={isRemoved ? t('保存后清除') : placeholderOf(field, t)}
        onChange={(event) => (event.target.value === '' ? onLeave() : onType(event.target.value))}
      />
      {field.set && !field.required && (
        <Button type="text" size="small" onClick={() => (isRemoved ? onLeave() : onType(''))}>
          {isRemoved ? t('不清除') : t('清除')}
        </Button>
      )}
    </div>
  );
}

function placeholderOf({ set, hint }: ChannelField, t: ReturnType<typeof useText>): string {
  if (!set) return '';
  return hint ? t('已设置，末 4 位 {hint}；不改就空着', { hint }) : t('已设置；不改就空着');
}

function without(form: AccountForm, name: string): AccountForm {
  return Object.fromEntries(Object.entries(form).filter(([key]) => key !== name));
}
