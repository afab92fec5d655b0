import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import { Icon } from '../../../components/icon/icon';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { Sheet } from '../../../components/sheet/sheet';
import { Notice } from '../../../components/states/notice';
import { TopBar } from '../../../components/top-bar/top-bar';
import { timeOfInstant } from '../../../format';
import clerk from '../clerk.module.scss';
import { refused, removed, retried, waiting } from '../offline/offline-queue';
import { changeQueue, useQueue } from '../offline/queue-store';
import type { QueuedPurchase } from '../offline/queued-purchase';
import { sendNow } from '../offline/send-now';
import { QueueRow } from './queue-row';
import styles from './queue.module.scss';

function Head() {
  const { items, sending, problem, nextTryAt } = useQueue();
  const [left, stuck] = [waiting(items).length, refused(items).length];
  const title = left > 0 ? `${left} 笔等着发送` : stuck > 0 ? `${stuck} 笔要处理` : '都发出去了';
  const plan = nextTryAt === null ? '有网络时自动发送，每笔只记一次。' : `${timeOfInstant(nextTryAt)} 自动再试。`;
  return (
    <View className={styles.head}>
      <Icon name={left > 0 ? 'clock' : stuck > 0 ? 'warn' : 'check'} size={24} />
      <View className={styles.headText}>
        <Text id="queue-title" className={styles.headTitle}>
          {title}
        </Text>
        <Text id="queue-note" className={styles.headNote}>
          {sending ? '正在发送' : [problem, left > 0 ? plan : null].filter(Boolean).join('')}
        </Text>
      </View>
      {left > 0 && (
        <PillButton id="queue-send" tone="solid" disabled={sending} onTap={() => void sendNow()}>
          {sending ? '发送中' : '现在发送'}
        </PillButton>
      )}
    </View>
  );
}

function RemoveSheet({ item, onClose }: { readonly item: QueuedPurchase; readonly onClose: () => void }) {
  const remove = () => {
    changeQueue((items) => removed(items, item.idempotencyKey));
    onClose();
  };
  return (
    <Sheet id="queue-remove-sheet" label="移除" onClose={onClose}>
      <Text className={clerk.sheetTitle}>{`移除 ${formatFen(item.amountFen)} 这一笔`}</Text>
      <Text className={clerk.doneLine}>
        {`小票 ${item.receiptNo} 会从这台手机删掉，会员不会得到成长值和积分。收的钱不受影响。`}
      </Text>
      <View className={clerk.doneActions}>
        <PillButton id="queue-remove-confirm" tone="solid" size="large" onTap={remove}>
          移除，不再补记
        </PillButton>
        <PillButton size="large" onTap={onClose}>
          留着
        </PillButton>
      </View>
    </Sheet>
  );
}

interface GroupProps {
  readonly title: string;
  readonly items: readonly QueuedPurchase[];
  readonly onRemove: (item: QueuedPurchase) => void;
}

function Group({ title, items, onRemove }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <Section title={title} note={`${items.length} 笔`}>
      <Panel padded>
        {items.map((item) => (
          <QueueRow
            key={item.idempotencyKey}
            item={item}
            onRetry={() => {
              changeQueue((queue) => retried(queue, item.idempotencyKey));
              void sendNow();
            }}
            onRemove={() => onRemove(item)}
          />
        ))}
      </Panel>
    </Section>
  );
}

/** Purchases taken without a network: what waits, what was refused and why, what has arrived. */
export default function ClerkQueuePage() {
  const items = useQueue((state) => state.items);
  const [removing, setRemoving] = useState<QueuedPurchase>();
  useDidShow(() => void sendNow());
  const delivered = items.filter(({ state }) => state.kind === 'delivered');
  return (
    <Screen palette="plain" top={<TopBar kind="back" title="离线记的单" />}>
      {items.length === 0 ? (
        <Notice icon="receipt" title="没有离线记的单" note="没有网络时扫会员码记下的消费会在这里，联网后自动发送。" />
      ) : (
        <>
          <Head />
          <Group title="要处理" items={refused(items)} onRemove={setRemoving} />
          <Group title="等着发送" items={waiting(items)} onRemove={setRemoving} />
          <Group title="已入账" items={[...delivered].reverse()} onRemove={setRemoving} />
        </>
      )}
      {removing && <RemoveSheet item={removing} onClose={() => setRemoving(undefined)} />}
    </Screen>
  );
}
