import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './code-panel.module.scss';

interface RingProps {
  /** 1 is full, 0 is empty. */
  readonly share: number;
  /** Grey and still: the codes come from the phone's store. */
  readonly offline: boolean;
  readonly children: ReactNode;
}

/** A frame that empties clockwise while the code lives. */
export function Ring({ share, offline, children }: RingProps) {
  const turn = Math.round(Math.max(0, Math.min(1, share)) * 360);
  const background = offline
    ? 'var(--code-track)'
    : `conic-gradient(var(--code-fill) ${turn}deg, var(--code-track) ${turn}deg)`;
  return (
    <View className={styles.ring} style={{ background }}>
      <View className={styles.ringInner}>{children}</View>
    </View>
  );
}
