import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ApiError } from '../../api/api-error';
import { Chips } from '../../components/chips/chips';
import { Icon } from '../../components/icon/icon';
import { PillButton } from '../../components/pill-button/pill-button';
import { ListRow } from '../../components/section/list-row';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { Sheet } from '../../components/sheet/sheet';
import { StatRow } from '../../components/stat/stat-row';
import { ErrorState } from '../../components/states/error-state';
import { ListEnd } from '../../components/states/list-end';
import { Notice } from '../../components/states/notice';
import { Skeleton } from '../../components/states/skeleton';
import { StaleNote } from '../../components/states/stale-note';
import { phoneNow } from '../../clock';
import { toast } from '../../toast';
import { icons, typeScale } from './samples';
import styles from './gallery.module.scss';

const nothing = () => undefined;
const noNetwork = ApiError.offline('');
const chips = [
  { key: 'all', label: '全部' },
  { key: 'bean', label: '豆子' },
  { key: 'ware', label: '器物' },
] as const;
const fetchNextPage = () => Promise.resolve();
const list = { hasNextPage: false, isFetchNextPageError: false, error: null, fetchNextPage };

function Rows() {
  return (
    <Section title="列表" note="更多" onMore={nothing}>
      <Panel padded>
        <ListRow icon="bell" title="消息" note="3 条未读" onTap={nothing} />
        <ListRow icon="gift" title="只有一行" onTap={nothing} />
        <ListRow
          title="右边有按钮"
          note="说明写在下面，长到两行也不顶到右边的按钮"
          right={<PillButton onTap={nothing}>订阅</PillButton>}
        />
      </Panel>
      <StatRow
        stats={[
          { id: 'gallery-points', label: '可用积分', value: '12,816', onTap: nothing },
          { id: 'gallery-coupons', label: '优惠券', value: '3', unit: '张', onTap: nothing },
          { id: 'gallery-loading', label: '还没加载', value: undefined, onTap: nothing },
        ]}
      />
    </Section>
  );
}

function Buttons() {
  const [open, setOpen] = useState(false);
  return (
    <Section title="按钮、弹层、提示">
      <View className={styles.buttons}>
        <PillButton tone="solid" onTap={nothing}>
          实心
        </PillButton>
        <PillButton onTap={nothing}>描边</PillButton>
        <PillButton disabled onTap={nothing}>
          不能按
        </PillButton>
        <PillButton id="gallery-toast" onTap={() => toast('已订阅，有消息会通知你')}>
          提示
        </PillButton>
        <PillButton id="gallery-sheet" onTap={() => setOpen(true)}>
          弹层
        </PillButton>
      </View>
      <PillButton tone="solid" size="large" onTap={nothing}>
        大按钮
      </PillButton>
      <View className={styles.gap} />
      <PillButton tone="solid" size="large" disabled onTap={nothing}>
        大按钮，不能按
      </PillButton>
      {open && (
        <Sheet label="弹层" onClose={() => setOpen(false)}>
          <Text>从下面上来，点旁边就收起。</Text>
        </Sheet>
      )}
    </Section>
  );
}

function States() {
  return (
    <Section title="状态" note="空、错、加载、旧、到底">
      <Panel>
        <Notice
          icon="ticket"
          title="现在没有可用的券"
          note="升级当天会发礼券。"
          action={{ label: '看看权益', onTap: nothing }}
        />
      </Panel>
      <View className={styles.gap} />
      <Panel>
        <ErrorState title="进度没有加载出来" error={noNetwork} onRetry={nothing} />
      </Panel>
      <View className={styles.gap} />
      <Skeleton panels={1} />
      <StaleNote at={phoneNow()} what="卡面" onRetry={nothing} />
      <ListEnd list={{ ...list, hasNextPage: true }} />
      <ListEnd list={{ ...list, isFetchNextPageError: true, error: noNetwork }} />
      <ListEnd list={list} />
    </Section>
  );
}

/** What looks the same in every tier. */
export function PlainSamples() {
  const [chip, setChip] = useState<(typeof chips)[number]['key']>('all');
  return (
    <View>
      <Section title="字">
        <Panel padded>
          {typeScale.map(([name, sample]) => (
            <View key={name}>
              <Text className={styles[name]}>{sample}</Text>
            </View>
          ))}
        </Panel>
      </Section>
      <Rows />
      <Section title="筛选">
        <Chips name="gallery" choices={chips} current={chip} onPick={setChip} />
      </Section>
      <Buttons />
      <States />
      <Section title="图标">
        <View className={styles.icons}>
          {icons.map((name) => (
            <Icon key={name} name={name} size={24} />
          ))}
        </View>
      </Section>
    </View>
  );
}
