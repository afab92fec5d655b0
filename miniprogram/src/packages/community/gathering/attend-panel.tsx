import { Input, Text, View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import type { AttendOutcome, MyGathering } from '@jieti/shared/api/gatherings';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { toast } from '../../../toast';
import { wechat } from '../../../wechat';
import { attendanceOf } from './attendance-of';
import styles from './gathering.module.scss';
import { useAttend } from './use-attend';

interface AttendPanelProps {
  readonly gathering: MyGathering;
  /** The digits of the link that opened the page. */
  readonly scanned: string | undefined;
}

function attendedWords({ isNew, gained, tierUp }: AttendOutcome): string {
  if (!isNew) return '你已经签到，不用再签。';
  const worth = gained > 0 ? `，成长值 +${gained}` : '';
  return `签到成功${worth}${tierUp ? `，升到${tierUp}` : ''}。`;
}

/** At the place: the six digits of the screen, typed, scanned, or brought by the link. Nothing is shown before or after. */
export function AttendPanel({ gathering, scanned }: AttendPanelProps) {
  const { id, isAttendable, isLocked, mine, state } = gathering;
  const [digits, setDigits] = useState(scanned ?? '');
  const attend = useAttend(id);
  const { mutate } = attend;
  const isOpen = isAttendable && !isLocked && mine !== 'attended' && state !== 'cancelled';
  const isByLink = useRef(scanned !== undefined && isOpen);
  useEffect(() => {
    if (!isByLink.current || !scanned) return;
    isByLink.current = false;
    mutate({ code: scanned });
  }, [mutate, scanned]);
  const scan = async () => {
    const text = await wechat.scan();
    if (text === undefined) return;
    const found = attendanceOf(text);
    if (found) mutate(found);
    else toast('这不是签到码，请对准现场屏幕');
  };
  if (attend.data) {
    return (
      <Text id="attended" className={styles.attended}>
        {attendedWords(attend.data)}
      </Text>
    );
  }
  if (!isOpen) return null;
  const found = attendanceOf(digits);
  return (
    <Section title="到场签到">
      <Panel padded>
        <View className={styles.attend}>
          <Text className={styles.hint}>现场屏幕上有 6 位数字，每分钟换一次。</Text>
          <View className={styles.typed}>
            <Input
              id="attend-code"
              className={styles.digits}
              type="number"
              maxlength={6}
              value={digits}
              placeholder="6 位数字"
              onInput={(event) => setDigits(event.detail.value)}
            />
            <PillButton id="attend-scan" onTap={() => void scan().catch(() => toast('没有扫成，请输入数字'))}>
              扫码
            </PillButton>
          </View>
          {attend.error && <Text className={styles.problem}>{sentenceOf(attend.error)}</Text>}
          <PillButton
            id="attend-go"
            size="large"
            tone="solid"
            disabled={!found || attend.isPending}
            onTap={() => found && mutate(found)}
          >
            {attend.isPending ? '正在签到' : '签到'}
          </PillButton>
        </View>
      </Panel>
    </Section>
  );
}
