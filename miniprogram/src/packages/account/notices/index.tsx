import { useQuery } from '@tanstack/react-query';
import { Text } from '@tarojs/components';
import { getNotices } from '../../../api/joining';
import { Screen } from '../../../components/screen/screen';
import { Panel } from '../../../components/section/panel';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { usePullToRefresh } from '../../../hooks/use-pull-to-refresh';
import { MainSwitch } from './main-switch';
import { NoticePanel } from './notice-panel';
import { useSettings } from './use-settings';
import styles from './notices.module.scss';

/** Which notices a member gets, what each is for, how many are left, what was refused, and how to change it. */
export default function NoticesPage() {
  const notices = useQuery({ queryKey: ['notices'], queryFn: getNotices });
  const { settings, openSettings } = useSettings();
  const { data, error, refetch } = notices;
  usePullToRefresh(refetch);
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="通知" />}>
      {settings && !settings.mainSwitch && <MainSwitch onOpen={openSettings} />}
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && (
        <Panel>
          <ErrorState title="通知没有加载出来" error={error} onRetry={() => void refetch()} />
        </Panel>
      )}
      {data?.items.length === 0 && <Notice icon="bell" title="本店还没有通知" note="重要的事都会放进“消息”。" />}
      {data?.items.map((notice) => (
        <NoticePanel
          key={notice.templateId}
          notice={notice}
          remembered={settings?.remembered[notice.templateId]}
          onSettings={openSettings}
        />
      ))}
      {data && (
        <Text className={styles.foot}>
          订阅一次只发一次，用完就停。没有订阅的也不会漏：每一条都在“消息”里留一份。订不订阅都不影响等级和权益。
        </Text>
      )}
    </Screen>
  );
}
