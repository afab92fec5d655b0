import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { TierBadge } from '@jieti/shared/api/tiers';
import { WechatPopups } from '../wechat-popups/wechat-popups';
import { fontScale } from './font-scale';
import styles from './screen.module.scss';

interface ScreenProps {
  readonly palette: TierBadge['palette'];
  readonly top: ReactNode;
  /** `card` paints the whole screen in the colour of the member's card. */
  readonly ground?: 'page' | 'card';
  readonly children: ReactNode;
}

const scaleProperty: string = '--font-scale';

/** A page: its head, its ground in the tier's palette, and the gutter. */
export function Screen({ palette, top, ground = 'page', children }: ScreenProps) {
  const names = [styles.screen, `palette-${palette}`, ground === 'card' ? styles.onCard : ''];
  return (
    <View className={names.join(' ')} style={{ [scaleProperty]: String(fontScale()) }}>
      {ground === 'card' && <View className={`${styles.ornament} contours-${palette}`} />}
      {top}
      <View className={styles.main}>{children}</View>
      <WechatPopups />
    </View>
  );
}
