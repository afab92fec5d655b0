import { Button } from 'antd';
import { ApiError } from '../api/api-error';
import { useText } from '../lib/use-text';
import { EmptyState } from './empty-state';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong in one sentence, and a way on. */
export function Failure({ error, onRetry }: FailureProps) {
  const t = useText();
  const known = error instanceof ApiError;
  return (
    <div role="alert">
      <EmptyState
        icon="warning"
        title={t('这里没有加载出来')}
        note={known ? error.message : t('页面出错了，请刷新后再试。')}
        action={onRetry && <Button onClick={onRetry}>{t('再试一次')}</Button>}
      />
      {known && error.requestId && <p className="request-id">{t('编号 {id}', { id: error.requestId })}</p>}
    </div>
  );
}
