import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import type { Quote } from '@jieti/shared/api/till';
import { sentenceOf } from '../../../api/sentence-of';
import { Icon } from '../../../components/icon/icon';
import { signed, yuan } from '../../../format';
import styles from './bill.module.scss';

interface BillProps {
  readonly typed: string;
  readonly categories: readonly string[];
  readonly category: string | undefined;
  readonly onCategory: (category: string) => void;
  readonly quote: Quote | undefined;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
}

function Categories({ categories, category, onCategory }: Pick<BillProps, 'categories' | 'category' | 'onCategory'>) {
  return (
    <View className={styles.segments} role="tablist">
      {categories.map((name) => (
        <View
          key={name}
          id={`clerk-category-${name}`}
          className={`${styles.segment} ${name === category ? styles.picked : ''}`}
          role="tab"
          aria-selected={name === category}
          onClick={() => onCategory(name)}
        >
          {name}
        </View>
      ))}
    </View>
  );
}

function Payable({ quote, pending }: Pick<BillProps, 'quote' | 'pending'>) {
  const known = quote && !pending;
  return (
    <View className={styles.payable}>
      <Text className={styles.rowLabel}>应收</Text>
      {known && <Text id="clerk-growth" className={styles.growth}>{`成长值 ${signed(quote.growth)}`}</Text>}
      <Text id="clerk-payable" className={known ? styles.payableFigure : styles.waiting}>
        {known ? formatFen(quote.payableFen) : '待确认'}
      </Text>
    </View>
  );
}

/** Amount, what comes off and what is to pay; the figures are the server's, never guessed here. */
export function Bill({ typed, quote, pending, error, onRetry, ...rest }: BillProps) {
  return (
    <View className={styles.bill}>
      {error !== null && (
        <View id="clerk-quote-error" className={styles.alert} role="alert">
          <Icon name="warn" size={18} />
          <Text className={styles.alertText}>{sentenceOf(error)}</Text>
          <View className={styles.alertAction} role="button" onClick={onRetry}>
            重试
          </View>
        </View>
      )}
      <Categories {...rest} />
      <View className={styles.amountLine}>
        <Text className={styles.rowLabel}>商品金额</Text>
        <View id="clerk-amount" className={styles.amount}>
          <Text className={styles.yen}>¥</Text>
          <Text>{typed || '0.00'}</Text>
          <View className={styles.caret} />
        </View>
      </View>
      {quote?.lines.map((line) => (
        <View key={line.kind + line.title} className={styles.billLine}>
          <Text>{line.title}</Text>
          <Text>{pending ? '待确认' : `−${yuan(Math.abs(line.amountFen))}`}</Text>
        </View>
      ))}
      <Payable quote={quote} pending={pending} />
    </View>
  );
}
