import { View } from '@tarojs/components';
import { listFeedback } from '../../../api/community';
import { Screen } from '../../../components/screen/screen';
import { ErrorState } from '../../../components/states/error-state';
import { ListEnd } from '../../../components/states/list-end';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePages } from '../../../hooks/use-pages';
import { usePalette } from '../../../hooks/use-palette';
import { Thread } from './thread';
import { WritePanel } from './write-panel';

/** What a member tells the shop, and its answers. */
export default function FeedbackPage() {
  const list = usePages('feedback', listFeedback);
  const { items, error, refetch } = list;
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="反馈" />}>
      <WritePanel />
      {!items && !error && <Skeleton panels={1} />}
      {!items && error && <ErrorState title="以前的反馈没有加载出来" error={error} onRetry={() => void refetch()} />}
      <View>
        {items?.map((item) => (
          <Thread key={item.id} item={item} />
        ))}
      </View>
      {items && items.length > 0 && <ListEnd list={list} />}
    </Screen>
  );
}
