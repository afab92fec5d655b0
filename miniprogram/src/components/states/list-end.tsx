import { Text, View } from '@tarojs/components';
import { sentenceOf } from '../../api/sentence-of';
import { PillButton } from '../pill-button/pill-button';
import styles from './states.module.scss';

interface ListEndProps {
  readonly list:
    | {
        readonly hasNextPage: boolean;
        readonly isFetchNextPageError: boolean;
        readonly error: unknown;
        readonly fetchNextPage: () => Promise<unknown>;
      }
    /** Nothing that can fail: the rest is there, only not drawn yet. */
    | { readonly hasNextPage: boolean };
  /** Only the beginning is on the phone: the rest needs a network. */
  readonly isKept?: boolean;
}

function endWords(hasNextPage: boolean, isKept: boolean): string {
  if (!hasNextPage) return '就这些了';
  return isKept ? '更早的记录联网后再看' : '正在加载更早的记录';
}

/** The foot of a list that loads on: more is coming, what failed with its retry, or that this is all. */
export function ListEnd({ list, isKept = false }: ListEndProps) {
  if ('error' in list && list.isFetchNextPageError) {
    return (
      <View className={styles.end}>
        <Text className={styles.endText}>{sentenceOf(list.error)}</Text>
        <PillButton id="list-retry" onTap={() => void list.fetchNextPage()}>
          接着加载
        </PillButton>
      </View>
    );
  }
  return (
    <View className={styles.end}>
      <Text className={styles.endText}>{endWords(list.hasNextPage, isKept)}</Text>
    </View>
  );
}
