import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './section.module.scss';

/** A white block on the page; `padded` gives it the usual inner gutter. */
export function Panel({ padded = false, children }: { readonly padded?: boolean; readonly children: ReactNode }) {
  return <View className={`${styles.panel} ${padded ? styles.padded : ''}`}>{children}</View>;
}
