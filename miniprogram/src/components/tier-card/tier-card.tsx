import { Text, View } from '@tarojs/components';
import type { Home } from '@jieti/shared/api/me';
import { dottedDay, figure, spokenDay } from '../../format';
import { Icon } from '../icon/icon';
import { PillButton } from '../pill-button/pill-button';
import styles from './tier-card.module.scss';

interface TierCardProps {
  readonly home: Pick<Home, 'tier' | 'headline' | 'until' | 'graceUntil'>;
  readonly onWhy: () => void;
  readonly onCode: () => void;
}

function Validity({ home }: Pick<TierCardProps, 'home'>) {
  if (home.graceUntil) return <Text>{`保留到 ${spokenDay(home.graceUntil)}，期间补足就续上`}</Text>;
  if (!home.until) return <Text>长期有效</Text>;
  return (
    <Text>
      有效期至 <Text className={styles.strong}>{dottedDay(home.until)}</Text>
    </Text>
  );
}

/** The member's card in the colours of the tier. */
export function TierCard({ home, onWhy, onCode }: TierCardProps) {
  return (
    <View className={`${styles.card} palette-${home.tier.palette}`}>
      <View className={`${styles.ornament} contours-${home.tier.palette}`} />
      <View className={styles.head}>
        <Text id="home-tier" className={styles.tier}>
          {home.tier.name}
        </Text>
        <View id="home-why" className={styles.why} role="button" onClick={onWhy}>
          <Text>为什么是这个等级</Text>
          <Icon name="right" size={14} />
        </View>
      </View>
      <Text className={styles.label}>{home.headline.label}</Text>
      <Text id="home-growth" className={styles.numeral}>
        {figure(home.headline.value, home.headline.unit)}
      </Text>
      <View className={styles.foot}>
        <View className={styles.validity}>
          <Validity home={home} />
        </View>
        <PillButton id="home-code" tone="accent" onTap={onCode}>
          <Icon name="qr" size={16} />
          <Text>会员码</Text>
        </PillButton>
      </View>
    </View>
  );
}
