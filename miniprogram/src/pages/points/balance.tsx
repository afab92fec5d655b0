import { Text, View } from '@tarojs/components';
import { groupThousands } from '@jieti/shared/money';
import type { MyPoints } from '@jieti/shared/api/points';
import styles from './points.module.scss';

interface PartProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

function Part({ id, label, value, note }: PartProps) {
  return (
    <View className={styles.part}>
      <Text className={styles.partLabel}>{label}</Text>
      <Text className={styles.partNote}>{note}</Text>
      <Text id={id} className={styles.partValue}>
        {value}
      </Text>
    </View>
  );
}

/** What may be spent now, what it is worth, and what stands beside it. */
export function Balance({ points }: { readonly points: MyPoints }) {
  const { available, pending, debt, cashNote } = points;
  return (
    <View className={styles.balance}>
      <View className={styles.ornament} />
      <Text className={styles.label}>可用积分</Text>
      <Text id="points-available" className={styles.numeral}>
        {groupThousands(available)}
      </Text>
      <Text className={styles.worth}>{cashNote ? `${cashNote}，买单时可抵，也能换券` : '可以在领券中心换券'}</Text>
      {(pending > 0 || debt > 0) && (
        <View className={styles.parts}>
          {pending > 0 && (
            <Part id="points-pending" label="待到账" value={groupThousands(pending)} note="过了退货期就能用" />
          )}
          {debt > 0 && (
            <Part id="points-debt" label="欠着" value={`−${groupThousands(debt)}`} note="退货扣不够，下次得到的先还" />
          )}
        </View>
      )}
    </View>
  );
}
