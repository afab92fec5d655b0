import { useQueryClient } from '@tanstack/react-query';
import { Input, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ClosingPreview } from '@jieti/shared/api/privacy';
import { groupThousands } from '@jieti/shared/money';
import { Screen } from '../../../components/screen/screen';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { useClosing } from './use-closing';
import styles from './close.module.scss';

function lossesOf(preview: ClosingPreview): readonly (readonly [string, string])[] {
  const counted = (count: number, unit: string) => `${groupThousands(count)} ${unit}`;
  return [
    ['等级', `${preview.tierName}和它的权益`],
    ['成长值', groupThousands(preview.growth)],
    ['积分', counted(preview.points, '分')],
    ...(preview.coupons > 0 ? [['没用的券', counted(preview.coupons, '张')] as const] : []),
    ...(preview.signUps > 0 ? [['活动名额', `${counted(preview.signUps, '个')}，让给候补的人`] as const] : []),
    ...(preview.invitations > 0 ? [['进行中的邀请', counted(preview.invitations, '个')] as const] : []),
  ];
}

function Losses({ preview }: { readonly preview: ClosingPreview }) {
  return (
    <Section title="马上失去，不能恢复">
      <Panel padded>
        {lossesOf(preview).map(([what, howMuch]) => (
          <View key={what} className={styles.loss}>
            <Text className={styles.what}>{what}</Text>
            <Text className={styles.howMuch}>{howMuch}</Text>
          </View>
        ))}
      </Panel>
    </Section>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <Section title={title}>
      <Panel padded>
        {lines.map((line) => (
          <Text key={line} className={styles.line}>
            {line}
          </Text>
        ))}
      </Panel>
    </Section>
  );
}

function Blocked({ preview }: { readonly preview: ClosingPreview }) {
  return (
    <Section title="还有没办完的事">
      <Panel padded>
        {preview.blockedBy.map(({ kind, title, next }) => (
          <ListRow key={kind} id={`close-blocked-${kind}`} icon="clock" title={title} note={next} />
        ))}
      </Panel>
    </Section>
  );
}

interface ConfirmProps {
  readonly busy: boolean;
  readonly onClose: (confirm: string) => void;
}

function Confirm({ busy, onClose }: ConfirmProps) {
  const [typed, setTyped] = useState('');
  const ready = /^\d{4}$/.test(typed) && !busy;
  return (
    <Section title="确认">
      <Panel padded>
        <View className={styles.confirm}>
          <Text className={styles.ask}>输入卡号的末四位，卡号在“我的”页</Text>
          <Input
            id="close-digits"
            className={styles.input}
            type="number"
            maxlength={4}
            placeholder="四位数字"
            value={typed}
            onInput={({ detail }) => setTyped(detail.value)}
          />
          <View
            id="close-submit"
            className={`${styles.submit} ${ready ? '' : styles.waiting}`}
            role="button"
            aria-disabled={!ready}
            onClick={ready ? () => onClose(typed) : undefined}
          >
            <Text>{busy ? '正在注销' : '注销会员，立即生效'}</Text>
          </View>
        </View>
      </Panel>
    </Section>
  );
}

function Closed() {
  const queries = useQueryClient();
  const leave = () => {
    queries.clear();
    void Taro.reLaunch({ url: '/packages/account/join/index' });
  };
  return (
    <Panel>
      <Notice
        id="close-done"
        icon="check"
        title="已经注销"
        note="你的身份和写下的内容已经删除。以后再来，是一位新会员。"
        action={{ id: 'close-leave', label: '知道了', onTap: leave }}
      />
    </Panel>
  );
}

/** The way out: what it takes, then a step that nobody takes by mistake. */
export default function ClosePage() {
  const { preview, closing } = useClosing();
  const palette = usePalette();
  const { data, error, refetch } = preview;
  const isDone = closing.isSuccess;
  return (
    <Screen palette={palette} top={<TopBar kind="back" title="注销会员" />}>
      {isDone && <Closed />}
      {!isDone && !data && !error && <Skeleton panels={3} />}
      {!isDone && !data && error && (
        <Panel>
          <ErrorState title="没有加载出来，现在不能注销" error={error} onRetry={() => void refetch()} />
        </Panel>
      )}
      {!isDone && data && (
        <>
          <Losses preview={data} />
          <Lines title="随即删除" lines={data.deleted} />
          <Lines title="按法律保留，看不出是谁" lines={data.kept} />
          {data.blockedBy.length > 0 ? (
            <Blocked preview={data} />
          ) : (
            <Confirm busy={closing.isPending} onClose={(confirm) => closing.mutate(confirm)} />
          )}
        </>
      )}
    </Screen>
  );
}
