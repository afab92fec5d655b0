import type { ChannelField } from '@jieti/shared/api/channels';
import { dateField } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import styles from './settings.module.css';

/** What an account consists of; of a secret only that it is there. */
export function AccountFields({ fields }: { readonly fields: readonly ChannelField[] }) {
  const t = useText();
  return (
    <dl className={styles.facts}>
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{t(field.label)}</dt>
          <dd>
            {!field.set ? (
              <span className="muted">{t('未设置')}</span>
            ) : field.secret ? (
              <SecretWords field={field} />
            ) : (
              <OpenValue field={field} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function OpenValue({ field: { value, options } }: { readonly field: ChannelField }) {
  const t = useText();
  const option = options?.find((each) => each.value === value);
  return option ? <>{t(option.label)}</> : <code title={value ?? ''}>{value}</code>;
}

function SecretWords({ field: { hint, updatedAt } }: { readonly field: ChannelField }) {
  const t = useText();
  const parts = [
    hint ? t('已设置，末 4 位 {hint}', { hint }) : t('已设置'),
    ...(updatedAt === null ? [] : [t('{day} 更新', { day: dateField(updatedAt) })]),
  ];
  return <>{parts.join('，')}</>;
}
