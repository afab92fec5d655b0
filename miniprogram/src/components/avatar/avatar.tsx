import { Image, Text, View } from '@tarojs/components';
import { useAvatar } from './use-avatar';
import styles from './avatar.module.scss';

interface AvatarProps {
  readonly name: string;
  readonly tag: string | null | undefined;
}

/** The member's picture, or the first character of the name. */
export function Avatar({ name, tag }: AvatarProps) {
  const path = useAvatar(tag);
  return (
    <View className={styles.avatar}>
      {path ? <Image className={styles.picture} src={path} mode="aspectFill" /> : <Text>{name.charAt(0) || '会'}</Text>}
    </View>
  );
}
