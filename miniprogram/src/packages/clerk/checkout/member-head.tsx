import { Text, View } from '@tarojs/components';
import type { Visit } from '@jieti/shared/api/till';
import { groupThousands } from '@jieti/shared/money';
import { Icon } from '../../../components/icon/icon';
import { clockOf, useSecondsLeft } from '../use-seconds-left';
import styles from './checkout.module.scss';

function Proof({ visit }: { readonly visit: Visit }) {
  const seconds = useSecondsLeft(visit.expiresAt);
  return (
    <View className={styles.proof}>
      <View className={visit.maySpend ? styles.proven : styles.earnOnly}>
        {visit.maySpend && <Icon name="check" size={16} />}
        <Text>{visit.maySpend ? '已验码' : '只能积累'}</Text>
      </View>
      <Text id="clerk-proof-time" className={styles.meta}>
        {seconds > 0 ? `${clockOf(seconds)} 内有效` : '请再扫一次'}
      </Text>
    </View>
  );
}

interface MemberHeadProps {
  readonly visit: Visit;
  /** Opens everything the member has here. */
  readonly onTap?: () => void;
}

/** Who stands at the till. */
export function MemberHead({ visit, onTap }: MemberHeadProps) {
  const { member, tier, points } = visit;
  const tail = member.phone ? `尾号 ${member.phone.slice(-4)}` : `卡号 ${member.cardNo}`;
  return (
    <View id="clerk-member-head" className={styles.head} role={onTap ? 'button' : undefined} onClick={onTap}>
      <View className={styles.avatar}>
        <Text>{member.name.charAt(0) || '会'}</Text>
      </View>
      <View className={styles.who}>
        <View className={styles.nameLine}>
          <Text id="clerk-member" className={styles.name}>
            {member.name}
          </Text>
          <Text id="clerk-tier" className={styles.tierTag}>
            {tier.name}
          </Text>
        </View>
        <View className={styles.metaLine}>
          <Text id="clerk-points" className={styles.meta}>
            {[tail, `${groupThousands(points.available)} 积分`, member.note].filter(Boolean).join('，')}
          </Text>
          {onTap && <Icon name="right" size={14} />}
        </View>
      </View>
      <Proof visit={visit} />
    </View>
  );
}
