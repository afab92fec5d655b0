import { listActions } from '../../../api/till';
import { Screen } from '../../../components/screen/screen';
import { Panel } from '../../../components/section/panel';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePages } from '../../../hooks/use-pages';
import { ActionRow } from './action-row';

/** Everything done at the store's tills, newest first. */
export default function ClerkActionsPage() {
  const { items, error, refetch } = usePages('till-actions', listActions);
  return (
    <Screen palette="plain" top={<TopBar kind="back" title="操作记录" />}>
      {!items && !error && <Skeleton panels={3} />}
      {!items && error && <ErrorState title="记录没有加载出来" error={error} onRetry={() => void refetch()} />}
      {items?.length === 0 && <Notice icon="receipt" title="还没有操作" note="收款、退款、核销都会记在这里。" />}
      {items && items.length > 0 && (
        <Panel padded>
          {items.map((action) => (
            <ActionRow key={action.id} action={action} onUndone={() => void refetch()} />
          ))}
        </Panel>
      )}
    </Screen>
  );
}
