import { useQueryClient } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import type { InboxItem } from '@jieti/shared/api/me';
import { listInbox, markRead } from '../../api/me';
import { Icon, type IconName } from '../../components/icon/icon';
import { Screen } from '../../components/screen/screen';
import { ErrorState } from '../../components/states/error-state';
import { ListEnd } from '../../components/states/list-end';
import { Notice } from '../../components/states/notice';
import { Skeleton } from '../../components/states/skeleton';
import { TopBar } from '../../components/top-bar/top-bar';
import { dayOfInstant, timeOfInstant } from '../../format';
import { usePages } from '../../hooks/use-pages';
import { usePalette } from '../../hooks/use-palette';
import { openPage } from '../../open-page';
import styles from './inbox.module.scss';

const icons: Readonly<Record<InboxItem['kind'], IconName>> = {
  tierUp: 'stairs',
  tierDown: 'stairs',
  tierGrace: 'clock',
  tierKept: 'stairs',
  rulesChange: 'bell',
  couponGranted: 'ticket',
  couponVoided: 'ticket',
  billDue: 'receipt',
  pointsExpiring: 'clock',
  feedbackReplied: 'bell',
  gathering: 'calendar',
  campaign: 'gift',
};

function Message({ item, onOpen }: { readonly item: InboxItem; readonly onOpen: () => void }) {
  return (
    <View id={`inbox-${item.id}`} data-testid="inbox-item" className={styles.message} role="button" onClick={onOpen}>
      <View className={styles.icon}>
        <Icon name={icons[item.kind]} />
      </View>
      <View className={styles.text}>
        <Text className={styles.title}>{item.title}</Text>
        <Text className={styles.body}>{item.body}</Text>
        <Text className={styles.at}>{`${dayOfInstant(item.at)} ${timeOfInstant(item.at)}`}</Text>
      </View>
      {!item.read && <View className={styles.unread} aria-label="未读" />}
    </View>
  );
}

export default function InboxPage() {
  const palette = usePalette();
  const queries = useQueryClient();
  const list = usePages('inbox', listInbox);
  const { items, error, refetch } = list;
  const open = async (item: InboxItem) => {
    openPage(item.page);
    if (item.read) return;
    await markRead(item.id).catch(() => undefined);
    await queries.invalidateQueries({ queryKey: ['inbox'] });
    await queries.invalidateQueries({ queryKey: ['home'] });
  };
  return (
    <Screen palette={palette} top={<TopBar kind="back" title="消息" />}>
      {!items && !error && <Skeleton panels={3} />}
      {!items && error && <ErrorState title="消息没有加载出来" error={error} onRetry={() => void refetch()} />}
      {items?.length === 0 && (
        <Notice
          icon="bell"
          title="还没有消息"
          note="升级和礼券到账，都会在这里留一份。"
          action={{ label: '选哪些发到微信', onTap: () => openPage('packages/account/notices/index') }}
        />
      )}
      {items?.map((item) => (
        <Message key={item.id} item={item} onOpen={() => void open(item)} />
      ))}
      {items && items.length > 0 && <ListEnd list={list} />}
    </Screen>
  );
}
