import { Text, View } from '@tarojs/components';
import { ApiError } from '../../../api/api-error';
import { sentenceOf } from '../../../api/sentence-of';
import { Icon } from '../../../components/icon/icon';
import { needsSecondPerson } from '../needs-second-person';
import styles from './bill.module.scss';
import { isPassing } from './is-no-answer';

const oldCode: readonly string[] = ['visit_expired', 'code_expired', 'code_used', 'code_forged', 'code_needed'];

const kindOf = (error: unknown): string => (error instanceof ApiError ? error.kind : '');

interface BillAlertProps {
  readonly error: unknown;
  /** What is different in the price since it was shown. */
  readonly changes: readonly string[];
  readonly slow: boolean;
  readonly onRetry: () => void;
  readonly onRescan: () => void;
  /** Opens the dialog again that was put away: signing in, the second person. */
  readonly onAsk: () => void;
}

interface AlertProps {
  readonly id: string;
  readonly sentence: string;
  readonly action?: { readonly id: string; readonly label: string; readonly onTap: () => void };
  readonly calm?: boolean;
}

function Alert({ id, sentence, action, calm = false }: AlertProps) {
  return (
    <View id={id} className={`${styles.alert} ${calm ? styles.calm : ''}`} role="alert">
      <Icon name={calm ? 'clock' : 'warn'} size={18} />
      <Text className={styles.alertText}>{sentence}</Text>
      {action && (
        <View id={action.id} className={styles.alertAction} role="button" onClick={action.onTap}>
          {action.label}
        </View>
      )}
    </View>
  );
}

/** What is in the way, in one sentence with one thing to do; the bill stays as it was typed. */
export function BillAlert({ error, changes, slow, onRetry, onRescan, onAsk }: BillAlertProps) {
  const kind = kindOf(error);
  if (changes.length > 0)
    return <Alert id="clerk-quote-changed" sentence={`${changes.join('。')}。跟会员说一声，再点核销。`} />;
  if (oldCode.includes(kind)) {
    const action = { id: 'clerk-rescan', label: '再扫一次', onTap: onRescan };
    return <Alert id="clerk-quote-error" sentence={sentenceOf(error)} action={action} />;
  }
  if (kind === 'quote_changed') return <Alert id="clerk-quote-error" sentence={sentenceOf(error)} />;
  if (kind === 'not_signed_in' || needsSecondPerson(error)) {
    const action = { id: 'clerk-ask', label: kind === 'not_signed_in' ? '登录' : '去确认', onTap: onAsk };
    return <Alert id="clerk-quote-error" sentence={sentenceOf(error)} action={action} />;
  }
  if (error !== null) {
    const action = { id: 'clerk-retry', label: isPassing(error) ? '重试' : '重新报价', onTap: onRetry };
    return <Alert id="clerk-quote-error" sentence={sentenceOf(error)} action={action} />;
  }
  return slow ? <Alert id="clerk-slow" sentence="网络有点慢，还在等。金额没有丢。" calm /> : null;
}
