import { View } from '@tarojs/components';
import styles from './icon.module.scss';

export type IconName =
  | 'mountain'
  | 'card'
  | 'stairs'
  | 'qr'
  | 'ticket'
  | 'person'
  | 'right'
  | 'left'
  | 'down'
  | 'check'
  | 'clock'
  | 'refresh'
  | 'undo'
  | 'bean'
  | 'cake'
  | 'leaf'
  | 'kettle'
  | 'tag'
  | 'gift'
  | 'bell'
  | 'scan'
  | 'backspace'
  | 'warn'
  | 'receipt'
  | 'pay'
  | 'store'
  | 'points'
  | 'lock'
  | 'calendar'
  | 'book'
  | 'camera'
  | 'share';

/** A line icon in the colour of the text around it; always beside a word. `size` in px. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: 14 | 16 | 18 | 20 | 24 | 40 }) {
  return (
    <View
      className={`${styles.icon} ${styles[name]}`}
      style={{ width: `${size}px`, height: `${size}px` }}
      aria-hidden="true"
    />
  );
}
