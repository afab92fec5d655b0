import { Alert, Button } from 'antd';
import { useText } from '../../lib/use-text';
import { clerkSentence } from './till-words';

interface TroubleProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong and what to do next, in letters that are read from where a clerk stands. */
export function Trouble({ error, onRetry }: TroubleProps) {
  const t = useText();
  if (!error) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      data-testid="trouble"
      title={<span style={{ fontSize: 16, lineHeight: '24px' }}>{t(clerkSentence(error))}</span>}
      action={onRetry && <Button onClick={onRetry}>{t('再试一次')}</Button>}
    />
  );
}
