import { Text, View } from '@tarojs/components';
import { Icon } from '../../components/icon/icon';
import { timeOfInstant } from '../../format';
import styles from './home.module.scss';

/** Says of when the card is that could not be renewed. */
export function StaleNote({ at }: { readonly at: number }) {
  return (
    <View id="home-stale" className={styles.stale}>
      <Icon name="clock" size={14} />
      <Text>{`卡面为 ${timeOfInstant(at)} 的数据`}</Text>
    </View>
  );
}
