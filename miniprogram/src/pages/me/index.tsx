import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import { groupThousands } from '@jieti/shared/money';
import type { Home } from '@jieti/shared/api/me';
import { getProfile } from '../../api/me';
import { Avatar } from '../../components/avatar/avatar';
import { BirthdayRow } from '../../components/birthday/birthday-row';
import { Icon } from '../../components/icon/icon';
import { Screen } from '../../components/screen/screen';
import { ListRow } from '../../components/section/list-row';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { ErrorState } from '../../components/states/error-state';
import { Skeleton } from '../../components/states/skeleton';
import { TopBar } from '../../components/top-bar/top-bar';
import { dottedDay } from '../../format';
import { useHome } from '../../hooks/use-home';
import { usePalette } from '../../hooks/use-palette';
import { usePullToRefresh } from '../../hooks/use-pull-to-refresh';
import { useTabBar } from '../../hooks/use-tab-bar';
import { openPage } from '../../open-page';
import { staffProfile } from '../../session';
import { OffersChoice } from './offers-choice';
import styles from './me.module.scss';

function Person({ home }: { readonly home: Home }) {
  const { data } = useQuery({ queryKey: ['profile'], queryFn: getProfile });
  return (
    <View
      id="me-profile"
      className={styles.person}
      role="button"
      onClick={() => openPage('packages/account/profile/index')}
    >
      <Avatar name={home.member.name} tag={data?.avatarTag} />
      <View className={styles.who}>
        <Text id="me-name" className={styles.name}>
          {home.member.name || '还没有名字'}
        </Text>
        <Text className={styles.cardNo}>{`卡号 ${home.member.cardNo}`}</Text>
        <Text className={styles.cardNo}>{`${home.tier.name}，${dottedDay(home.member.joinedOn)} 入会`}</Text>
      </View>
      <View className={styles.arrow}>
        <Icon name="right" size={16} />
      </View>
    </View>
  );
}

function Mine({ home }: { readonly home: Home }) {
  return (
    <Section title="积分和券">
      <Panel padded>
        <ListRow
          id="me-points"
          icon="points"
          title="积分"
          note={`可用 ${groupThousands(home.points.available)}，花积分不影响等级`}
          onTap={() => openPage('pages/points/index')}
        />
        <ListRow id="me-claims" icon="gift" title="领券中心" onTap={() => openPage('pages/claims/index')} />
        <BirthdayRow id="me-birthday" />
      </Panel>
    </Section>
  );
}

function Community() {
  return (
    <Section title="社群">
      <Panel padded>
        <ListRow
          id="me-tasks"
          icon="calendar"
          title="签到、问卷和邀请"
          note="社群里做的事也算成长值"
          onTap={() => openPage('packages/community/tasks/index')}
        />
        <ListRow
          id="me-feedback"
          icon="person"
          title="反馈"
          note="说给店里听，回复会发到消息里"
          onTap={() => openPage('packages/community/feedback/index')}
        />
      </Panel>
    </Section>
  );
}

function Records({ unread }: { readonly unread: number }) {
  return (
    <Section title="记录">
      <Panel padded>
        <ListRow id="me-growth" icon="stairs" title="成长值明细" onTap={() => openPage('pages/growth/index')} />
        <ListRow id="me-why" icon="clock" title="为什么是这个等级" onTap={() => openPage('pages/why/index')} />
        <ListRow
          id="me-inbox"
          icon="bell"
          title="消息"
          note={unread > 0 ? `${unread} 条未读` : undefined}
          onTap={() => openPage('pages/inbox/index')}
        />
        <ListRow
          id="me-notices"
          icon="bell"
          title="通知"
          note="哪些会发到微信，还能收到几次"
          onTap={() => openPage('packages/account/notices/index')}
        />
        <ListRow id="me-pay" icon="pay" title="买单" onTap={() => openPage('pages/pay/index')} />
      </Panel>
    </Section>
  );
}

const openClerk = () => openPage(`packages/clerk/${staffProfile() ? 'scan' : 'login'}/index`);

export default function MePage() {
  const palette = usePalette();
  const { data, stored, error, refetch } = useHome();
  const home = data ?? stored;
  useTabBar(palette);
  usePullToRefresh(refetch);
  return (
    <Screen palette={palette} top={<TopBar kind="plain" title="我的" />}>
      {!home && !error && <Skeleton panels={2} />}
      {!home && error && (
        <Panel>
          <ErrorState title="资料没有加载出来" error={error} onRetry={() => void refetch()} />
        </Panel>
      )}
      {home && <Person home={home} />}
      {home && <Mine home={home} />}
      {home && <Community />}
      {home && <Records unread={home.unread} />}
      <OffersChoice />
      <Section title="店里的人">
        <Panel padded>
          <ListRow id="me-clerk" icon="store" title="店员入口" note="扫会员码、收银、退款" onTap={openClerk} />
        </Panel>
      </Section>
    </Screen>
  );
}
