import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { TillGathering } from '@jieti/shared/api/till-gatherings';
import { Icon } from '../../../components/icon/icon';
import { PillButton } from '../../../components/pill-button/pill-button';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { wechat } from '../../../wechat';
import clerk from '../clerk.module.scss';
import { SignInSheet } from '../sign-in-sheet';
import { useSlow } from '../use-slow';
import styles from './gatherings.module.scss';
import { markedWords } from './marking-words';
import { useMarking, type Marked } from './use-marking';

const noCamera = '相机没有打开。把会员码的数字输在下面，或在右上角的设置里允许相机。';
const shown = 5;

function Latest({ marked: { outcome } }: { readonly marked: Marked }) {
  const again = outcome.result === 'already';
  return (
    <View id="attend-latest" className={`${styles.latest} ${again ? styles.again : ''}`} role="alert">
      <Icon name={again ? 'clock' : 'check'} size={24} />
      <View className={styles.latestText}>
        <Text className={styles.latestName}>{outcome.memberName}</Text>
        <Text id="attend-result" className={styles.latestNote}>
          {markedWords(outcome)}
        </Text>
      </View>
    </View>
  );
}

type Marking = ReturnType<typeof useMarking>;

function Problem({ marking: { problem, mark, busy } }: { readonly marking: Marking }) {
  const slow = useSlow(busy);
  const again = problem?.again;
  if (!slow && !problem) return null;
  return (
    <View className={styles.problemLine}>
      {slow && <Text className={clerk.wait}>网络有点慢，还在等。</Text>}
      {problem && (
        <Text id="attend-problem" className={styles.problem}>
          {problem.sentence}
        </Text>
      )}
      {again !== undefined && (
        <PillButton id="attend-again" onTap={() => void mark(again)}>
          再试一次
        </PillButton>
      )}
    </View>
  );
}

interface MarkingProps {
  readonly gathering: TillGathering;
  readonly onMarked: () => void;
}

/** One code after the other: scanned, or typed where the camera does not help. */
export function MarkingPanel({ gathering, onMarked }: MarkingProps) {
  const [text, setText] = useState('');
  const marking = useMarking(gathering.id, onMarked);
  const { mark, busy, marked, signedOut, forgetSession, setProblem } = marking;
  const [latest, ...earlier] = marked;
  const scan = async () => {
    try {
      const scanned = await wechat.scan();
      if (scanned) await mark(scanned);
    } catch {
      setProblem({ sentence: noCamera });
    }
  };
  const type = async () => {
    if (await mark(text)) setText('');
  };
  return (
    <>
      <View className={styles.gap} />
      <View id="attend-scan" className={clerk.scan} role="button" onClick={() => void scan()}>
        <Icon name="scan" size={40} />
        <Text className={clerk.scanWord}>{busy ? '正在签到' : latest ? '扫下一位' : '扫会员码签到'}</Text>
      </View>
      <Problem marking={marking} />
      {latest && <Latest marked={latest} />}
      <View className={styles.typed}>
        <Input
          id="attend-code"
          className={styles.input}
          type="number"
          placeholder="输会员码"
          value={text}
          onInput={(event) => setText(event.detail.value)}
          onConfirm={() => void type()}
        />
        <PillButton id="attend-typed" disabled={busy || !text} onTap={() => void type()}>
          签到
        </PillButton>
      </View>
      {earlier.length > 0 && (
        <Section title="刚才签到的">
          <Panel padded>
            {earlier.slice(0, shown).map(({ key, outcome }) => (
              <ListRow key={key} title={outcome.memberName} note={markedWords(outcome)} />
            ))}
          </Panel>
        </Section>
      )}
      {signedOut !== undefined && (
        <SignInSheet
          onSignedIn={() => {
            forgetSession();
            void mark(signedOut);
          }}
          onClose={forgetSession}
        />
      )}
    </>
  );
}
