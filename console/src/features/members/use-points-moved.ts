import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { PointsMoved } from '@jieti/shared/api/points';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';

/** What is said and read anew once points moved, or wait for somebody. */
export function usePointsMoved(memberId: number, onClose: () => void) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return async (moved: PointsMoved) => {
    void message.success(
      moved.kind === 'moved'
        ? t('已经记下，现在 {n} 积分。', { n: count(moved.balance) })
        : t('已提交审批，另一位同事同意后生效。'),
    );
    onClose();
    await queries.invalidateQueries({ queryKey: ['member', memberId] });
    await queries.invalidateQueries({ queryKey: ['approvals'] });
  };
}
