import { Picker, Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Birthday } from '@jieti/shared/api/perks';
import type { GuardianWord, MyPrivacy } from '@jieti/shared/api/privacy';
import { dateOfDay, dayOfDate, formatDay, parseDay } from '@jieti/shared/calendar';
import { guardedUntil } from '@jieti/shared/rules/privacy/childhood';
import { serverNow } from '../../../clock';
import { PillButton } from '../../../components/pill-button/pill-button';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { Sheet } from '../../../components/sheet/sheet';
import { dayOfInstant, dottedDay, shopDay } from '../../../format';
import { openPage } from '../../../open-page';
import { useChildhood } from './use-childhood';
import styles from './profile.module.scss';

/** Longer than anybody is a child here: an earlier day of birth is not offered. */
const years = 14;

function earliest(today: number): string {
  const { year, month, date } = dateOfDay(today);
  return formatDay(dayOfDate(year - years, month, date));
}

interface AskProps {
  readonly busy: boolean;
  readonly onTell: (birthday: Birthday, onSettled: () => void) => void;
}

/** The day of birth is asked for once more: it takes offers away at once. */
function Ask({ busy, onTell }: AskProps) {
  const [picked, setPicked] = useState<string>();
  const today = shopDay(serverNow());
  const born = picked === undefined ? undefined : parseDay(picked);
  const { year, month, date } = dateOfDay(born ?? today);
  const until = born === undefined ? null : guardedUntil({ month, day: date, year }, today);
  return (
    <>
      <ListRow
        id="profile-child"
        title="会员不满 14 岁"
        note="请监护人在这里选出生日期，之后按未成年人的规则来"
        right={
          <Picker
            id="child-picker"
            mode="date"
            value={formatDay(today)}
            start={earliest(today)}
            end={formatDay(today)}
            onChange={({ detail }) => setPicked(detail.value)}
          >
            <View id="child-choose" className={styles.choose}>
              <Text>选日期</Text>
            </View>
          </Picker>
        }
      />
      {picked !== undefined && (
        <Sheet id="child-sheet" label="会员不满 14 岁" onClose={() => setPicked(undefined)}>
          <Text className={styles.sheetTitle}>{`出生日期 ${dottedDay(picked)}`}</Text>
          <Text className={styles.words}>
            {until === null
              ? '这一天出生的人已满 14 岁，请在上面填生日。'
              : `保存后不留生日，只记 ${dottedDay(formatDay(until))} 满 14 岁。活动、个性化、浏览记录、社群互动随即关闭，监护人同意后可以再打开。`}
          </Text>
          {until !== null && (
            <PillButton
              id="child-confirm"
              tone="solid"
              size="large"
              disabled={busy}
              onTap={() => onTell({ month, day: date, year }, () => setPicked(undefined))}
            >
              {busy ? '请稍等' : '就是这天'}
            </PillButton>
          )}
        </Sheet>
      )}
    </>
  );
}

interface GuardianProps {
  readonly childhood: NonNullable<MyPrivacy['childhood']>;
  readonly busy: boolean;
  readonly onSay: (word: Pick<GuardianWord, 'granted' | 'relation'>) => void;
}

function Guardian({ childhood, busy, onSay }: GuardianProps) {
  const { isAgreed, until, wording, without } = childhood;
  return (
    <View id="profile-guardian" className={styles.guardian}>
      <Text className={styles.label}>{isAgreed ? '监护人已同意' : '等监护人同意'}</Text>
      <Text className={styles.words}>{isAgreed ? wording : without}</Text>
      <Text className={styles.words}>{`${dayOfInstant(until)} 满 14 岁，那天起由本人决定，这条记录随即删除。`}</Text>
      {isAgreed ? (
        <View className={styles.actions}>
          <PillButton id="guardian-back" disabled={busy} onTap={() => onSay({ granted: false, relation: 'other' })}>
            收回同意
          </PillButton>
          <PillButton id="guardian-choices" onTap={() => openPage('packages/account/privacy/index')}>
            由监护人选择用途
          </PillButton>
        </View>
      ) : (
        <>
          <Text className={styles.words}>{`请监护人看：“${wording}”`}</Text>
          <View className={styles.actions}>
            <PillButton id="guardian-notice" onTap={() => openPage('packages/account/notice/index')}>
              隐私说明全文
            </PillButton>
            <PillButton
              id="guardian-parent"
              tone="solid"
              disabled={busy}
              onTap={() => onSay({ granted: true, relation: 'parent' })}
            >
              我是父母，同意
            </PillButton>
            <PillButton id="guardian-other" disabled={busy} onTap={() => onSay({ granted: true, relation: 'other' })}>
              我是其他监护人，同意
            </PillButton>
          </View>
        </>
      )}
    </View>
  );
}

/** Members under 14 and their guardians (D266). */
export function ChildPanel() {
  const { privacy, tell, say } = useChildhood();
  if (!privacy) return null;
  return (
    <Section title="未成年人">
      <Panel padded>
        {privacy.childhood ? (
          <Guardian childhood={privacy.childhood} busy={say.isPending} onSay={say.mutate} />
        ) : (
          <Ask busy={tell.isPending} onTell={(birthday, onSettled) => tell.mutate(birthday, { onSettled })} />
        )}
      </Panel>
    </Section>
  );
}
