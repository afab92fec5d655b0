import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './keypad.module.scss';

interface KeyProps {
  readonly id: string;
  readonly dim?: boolean;
  readonly label?: string;
  readonly onTap: () => void;
  readonly children: ReactNode;
}

export function Key({ id, dim = false, label, onTap, children }: KeyProps) {
  return (
    <View className={styles.cell}>
      <View
        id={id}
        className={`${styles.key} ${dim ? styles.dim : ''}`}
        hoverClass={styles.pressed ?? 'none'}
        hoverStayTime={60}
        role="button"
        aria-label={label}
        onClick={onTap}
      >
        {children}
      </View>
    </View>
  );
}
