import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { PillButton } from '../../../components/pill-button/pill-button';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Sheet } from '../../../components/sheet/sheet';
import { dropStaffSession } from '../../../session';
import styles from '../clerk.module.scss';
import { unsent } from '../offline/offline-queue';
import { queueNow } from '../offline/queue-store';

const to = (page: string) => () => void Taro.navigateTo({ url: `/packages/clerk/${page}/index` });

interface LeaveSheetProps {
  readonly count: number;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

function LeaveSheet({ count, onLeave, onClose }: LeaveSheetProps) {
  return (
    <Sheet id="clerk-leave-sheet" label="退出登录" onClose={onClose}>
      <Text className={styles.sheetTitle}>{`还有 ${count} 笔没有发出去`}</Text>
      <Text className={styles.doneLine}>
        退出后它们留在这台手机上，本店的人再登录才会发送。超过 48 小时没发，就补不上了。
      </Text>
      <View className={styles.doneActions}>
        <PillButton id="clerk-leave-queue" tone="solid" size="large" onTap={to('queue')}>
          先去发送
        </PillButton>
        <PillButton id="clerk-leave-anyway" size="large" onTap={onLeave}>
          仍然退出
        </PillButton>
      </View>
    </Sheet>
  );
}

/** The rest of a clerk's day. */
export function More({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const [leaving, setLeaving] = useState(0);
  const leave = () => {
    dropStaffSession();
    onSignedOut();
  };
  const tapLeave = () => {
    const count = unsent(queueNow()).length;
    if (count > 0) setLeaving(count);
    else leave();
  };
  return (
    <>
      <Panel padded>
        <ListRow id="clerk-receipts" icon="receipt" title="今天的小票" note="退款、手机付款" onTap={to('receipts')} />
        <ListRow id="clerk-shift" icon="store" title="班次" note="今天卖了多少，刚才做了什么" onTap={to('shift')} />
        <ListRow
          id="clerk-gatherings"
          icon="calendar"
          title="活动签到"
          note="今天的活动谁到了"
          onTap={to('gatherings')}
        />
        <ListRow id="clerk-queue" icon="clock" title="离线记的单" onTap={to('queue')} />
        <ListRow id="clerk-logout" icon="person" title="退出登录" onTap={tapLeave} />
      </Panel>
      {leaving > 0 && <LeaveSheet count={leaving} onLeave={leave} onClose={() => setLeaving(0)} />}
    </>
  );
}
