import { Text, View } from '@tarojs/components';
import type { Purpose } from '@jieti/shared/model/purpose';
import { PillButton } from '../../components/pill-button/pill-button';
import { Panel } from '../../components/section/panel';
import { usePrivacy } from '../../hooks/use-privacy';
import styles from './ask-purpose.module.scss';

interface AskPurposeProps {
  readonly purpose: Purpose;
}

/** Asks where it makes sense, in the words that are agreed to; after a no it stays away for as long as D221 says. */
export function AskPurpose({ purpose }: AskPurposeProps) {
  const { data, choose } = usePrivacy();
  const choice = data?.purposes.find((one) => one.purpose === purpose);
  if (!choice || choice.granted || !choice.mayAsk) return null;
  const answer = (granted: boolean) => choose.mutate({ purpose, granted });
  return (
    <Panel padded>
      <Text className={styles.title}>{choice.title}</Text>
      <Text className={styles.wording}>{choice.wording}</Text>
      <Text className={styles.without}>{`不同意：${choice.without}`}</Text>
      <View className={styles.answers}>
        <PillButton id={`ask-${purpose}-no`} disabled={choose.isPending} onTap={() => answer(false)}>
          不同意
        </PillButton>
        <PillButton id={`ask-${purpose}-yes`} disabled={choose.isPending} onTap={() => answer(true)}>
          同意
        </PillButton>
      </View>
    </Panel>
  );
}
