import { Button, Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { MyGathering } from '@jieti/shared/api/gatherings';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Panel } from '../../../components/section/panel';
import { openPage } from '../../../open-page';
import { gatheringStanding } from '../gatherings/gathering-standing';
import { ConfirmSheet } from './confirm-sheet';
import styles from './gathering.module.scss';
import { nextStep, type GatheringStep } from './next-step';

function Doors({ gathering, step }: { readonly gathering: MyGathering; readonly step: GatheringStep }) {
  if (step === 'upgrade') {
    return (
      <PillButton id="to-perks" size="large" onTap={() => openPage('pages/perks/index')}>
        看怎么升级
      </PillButton>
    );
  }
  if (step === 'others') {
    return (
      <PillButton id="to-gatherings" size="large" onTap={() => openPage('packages/community/gatherings/index')}>
        看别的活动
      </PillButton>
    );
  }
  if (gathering.state === 'ended' || gathering.state === 'cancelled') return null;
  return (
    <Button id="gathering-share" className={styles.share} openType="share">
      告诉朋友
    </Button>
  );
}

const stepWords = { signUp: '报名', wait: '排候补', signOff: '取消报名', leaveLine: '退出候补' } as const;

/** How it stands for the member, the next step, and a sheet that asks before anything is done. */
export function SignUpPanel({ gathering }: { readonly gathering: MyGathering }) {
  const [isAsking, setAsking] = useState(false);
  const { label, hint, tone } = gatheringStanding(gathering);
  const step = nextStep(gathering);
  const isAct = step === 'signUp' || step === 'wait' || step === 'signOff' || step === 'leaveLine';
  return (
    <View className={styles.signUp}>
      <Panel padded>
        <View className={styles.standing}>
          <Text id="gathering-standing" className={`${styles.label} ${styles[tone]}`}>
            {label}
          </Text>
          {hint && <Text className={styles.hint}>{hint}</Text>}
        </View>
      </Panel>
      <View className={styles.keys}>
        {isAct && (
          <PillButton
            id={`gathering-${step}`}
            size="large"
            tone={step === 'signUp' || step === 'wait' ? 'solid' : 'line'}
            onTap={() => setAsking(true)}
          >
            {stepWords[step]}
          </PillButton>
        )}
        <Doors gathering={gathering} step={step} />
      </View>
      {isAsking && isAct && <ConfirmSheet gathering={gathering} step={step} onClose={() => setAsking(false)} />}
    </View>
  );
}
