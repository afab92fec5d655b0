import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './pill-button.module.scss';

interface PillButtonProps {
  readonly id?: string;
  readonly tone?: 'solid' | 'line' | 'accent';
  readonly size?: 'small' | 'large';
  readonly disabled?: boolean;
  readonly onTap: () => void;
  readonly children: ReactNode;
}

/** A button; a small one draws 32 px and reaches 44. */
export function PillButton({ id, tone = 'line', size = 'small', disabled = false, onTap, children }: PillButtonProps) {
  const names = [styles.pill, styles[tone], styles[size], disabled ? styles.disabled : ''];
  return (
    <View
      id={id}
      className={names.join(' ')}
      hoverClass={disabled ? 'none' : (styles.pressed ?? 'none')}
      role="button"
      aria-disabled={disabled}
      onClick={disabled ? undefined : onTap}
    >
      {children}
    </View>
  );
}
