import { View } from '@tarojs/components';
import type { AgreeButtonProps } from './agree-button';
import styles from './agree-button.module.scss';

/** In a browser there is no WeChat to tell. */
export function AgreeButton({ id, disabled = false, onAgree, children }: AgreeButtonProps) {
  return (
    <View
      id={id}
      className={`${styles.agree} ${disabled ? styles.waiting : ''}`}
      role="button"
      onClick={disabled ? undefined : onAgree}
    >
      {children}
    </View>
  );
}
