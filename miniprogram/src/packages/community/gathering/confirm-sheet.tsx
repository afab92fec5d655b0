import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import { useRef } from 'react';
import type { MyGathering } from '@jieti/shared/api/gatherings';
import { signOff, signUp } from '../../../api/gatherings';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Sheet } from '../../../components/sheet/sheet';
import { randomId } from '../../../random-id';
import { toast } from '../../../toast';
import { gatheringTime } from '../gatherings/gathering-time';
import styles from './gathering.module.scss';

type Act = 'signUp' | 'wait' | 'signOff' | 'leaveLine';

interface ConfirmSheetProps {
  readonly gathering: MyGathering;
  readonly step: Act;
  readonly onClose: () => void;
}

const words: Readonly<Record<Act, { readonly title: string; readonly note: string; readonly go: string }>> = {
  signUp: { title: '报名这场活动', note: '来不了请提前取消，名额让给下一位。', go: '确认报名' },
  wait: { title: '排候补', note: '有人退出就按顺序补上，会发消息给你。补不上就不用来。', go: '确认候补' },
  signOff: { title: '取消报名', note: '名额会让给下一位，之后再报要重新排。', go: '确认取消' },
  leaveLine: { title: '退出候补', note: '之后再候补要从最后排起。', go: '确认退出' },
};

/** Does it, and says what came of it; the lists are asked again either way. */
function useAct({ gathering: { id }, step, onClose }: ConfirmSheetProps) {
  const requestKey = useRef(randomId());
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if (step === 'signOff' || step === 'leaveLine') {
        await signOff(id);
        return step === 'signOff' ? '已取消报名' : '已退出候补';
      }
      const { state, waitingPlace } = await signUp(id, { requestKey: requestKey.current });
      return state === 'signedUp' ? '报上了' : `名额刚满，候补第 ${waitingPlace ?? 1} 位`;
    },
    onSuccess: (said) => {
      toast(said);
      onClose();
    },
    onSettled: () => {
      for (const key of ['gathering', 'gatherings']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
}

export function ConfirmSheet(props: ConfirmSheetProps) {
  const { gathering, step, onClose } = props;
  const act = useAct(props);
  const { title, note, go } = words[step];
  return (
    <Sheet id="gathering-confirm" label={title} onClose={onClose}>
      <Text className={styles.sheetTitle}>{title}</Text>
      <Text className={styles.sheetLine}>{gathering.title}</Text>
      <Text className={styles.sheetLine}>{gatheringTime(gathering)}</Text>
      <Text className={styles.sheetLine}>{gathering.place}</Text>
      <Text className={act.error ? styles.problem : styles.sheetNote}>{act.error ? sentenceOf(act.error) : note}</Text>
      <View className={styles.keys}>
        <PillButton id="gathering-go" size="large" tone="solid" disabled={act.isPending} onTap={() => act.mutate()}>
          {act.isPending ? '请稍等' : go}
        </PillButton>
        <PillButton id="gathering-stay" size="large" onTap={onClose}>
          先不
        </PillButton>
      </View>
    </Sheet>
  );
}
