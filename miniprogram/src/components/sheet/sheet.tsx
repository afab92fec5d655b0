import { ScrollView, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './sheet.module.scss';

interface SheetProps {
  readonly id?: string;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet from below; a tap beside it closes it. What lies under it stays put while a long one is scrolled. */
export function Sheet({ id, label, onClose, children }: SheetProps) {
  return (
    <View className={styles.veil} catchMove onClick={onClose}>
      <View
        id={id}
        className={styles.sheet}
        role="dialog"
        aria-label={label}
        onClick={(event) => {
          event.stopPropagation();
        }}
      >
        <ScrollView className={styles.body} scrollY>
          {children}
        </ScrollView>
      </View>
    </View>
  );
}
