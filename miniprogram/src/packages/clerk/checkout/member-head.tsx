import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Visit } from '@jieti/shared/api/till';
import { phoneNow } from '../../../clock';
import { Icon } from '../../../components/icon/icon';
import styles from './checkout.module.scss';

const secondMs = 1000;

function useSecondsLeft(expiresAt: number): number {
  const [now, setNow] = useState(phoneNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(phoneNow()), secondMs);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((expiresAt - now) / secondMs));
}

function Proof({ visit }: { readonly visit: Visit }) {
  const seconds = useSecondsLeft(visit.expiresAt);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <View className={styles.proof}>
      <View className={visit.maySpend ? styles.proven : styles.earnOnly}>
        {visit.maySpend && <Icon name="check" size={16} />}
        <Text>{visit.maySpend ? '已验码' : '只能积累'}</Text>
      </View>
      <Text className={styles.meta}>{seconds > 0 ? `${clock} 内有效` : '请再扫一次'}</Text>
    </View>
  );
}

/** Who stands at the till. */
export function MemberHead({ visit }: { readonly visit: Visit }) {
  const { member, tier } = visit;
  const tail = member.phone ? `手机尾号 ${member.phone.slice(-4)}` : `卡号 ${member.cardNo}`;
  return (
    <View className={styles.head}>
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
        <Text className={styles.meta}>{[tail, member.note].filter(Boolean).join('，')}</Text>
      </View>
      <Proof visit={visit} />
    </View>
  );
}
