import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import type { ReactNode } from 'react';
import type { Quote } from '@jieti/shared/api/till';
import { fenOfTyped } from '../../../components/keypad/typed-amount';
import { Icon } from '../../../components/icon/icon';
import { signed, yuan } from '../../../format';
import { activeLine, type BillDraft, type DraftLine } from './bill-draft';
import styles from './bill.module.scss';

interface BillProps {
  readonly draft: BillDraft;
  readonly categories: readonly string[];
  readonly onCategory: (category: string) => void;
  readonly onNewLine: () => void;
  readonly onLine: (key: string) => void;
  readonly onRemoveLine: (key: string) => void;
  readonly quote: Quote | undefined;
  readonly pending: boolean;
  /** What the price is made of besides the goods: the points. */
  readonly children?: ReactNode;
}

type CategoriesProps = Pick<BillProps, 'draft' | 'categories' | 'onCategory' | 'onNewLine'>;

function Categories({ draft, categories, onCategory, onNewLine }: CategoriesProps) {
  const active = activeLine(draft);
  const ready = fenOfTyped(active?.typed ?? '') > 0;
  return (
    <View className={styles.top}>
      <View className={styles.segments} role="tablist">
        {categories.map((name) => (
          <View
            key={name}
            id={`clerk-category-${name}`}
            className={`${styles.segment} ${name === active?.category ? styles.picked : ''}`}
            role="tab"
            aria-selected={name === active?.category}
            onClick={() => onCategory(name)}
          >
            {name}
          </View>
        ))}
      </View>
      <View
        id="clerk-add-line"
        className={`${styles.add} ${ready ? '' : styles.disabled}`}
        role="button"
        aria-disabled={!ready}
        onClick={ready ? onNewLine : undefined}
      >
        加一项
      </View>
    </View>
  );
}

interface OtherLineProps {
  readonly line: DraftLine;
  readonly onTap: () => void;
  readonly onRemove: () => void;
}

function OtherLine({ line, onTap, onRemove }: OtherLineProps) {
  return (
    <View className={styles.other}>
      <View id={`clerk-line-${line.key}`} className={styles.otherText} role="button" onClick={onTap}>
        <Text>{line.category ?? '商品'}</Text>
        <Text>{yuan(fenOfTyped(line.typed))}</Text>
      </View>
      <View
        id={`clerk-line-${line.key}-remove`}
        className={styles.otherRemove}
        role="button"
        aria-label={`去掉${line.category ?? '这一项'}`}
        onClick={onRemove}
      >
        去掉
      </View>
    </View>
  );
}

function Amount({ draft }: { readonly draft: BillDraft }) {
  const line = activeLine(draft);
  const label = draft.lines.length > 1 ? (line?.category ?? '商品') : '商品金额';
  return (
    <View className={styles.amountLine}>
      <Text className={styles.rowLabel}>{label}</Text>
      <View id="clerk-amount" className={styles.amount}>
        <Text className={styles.yen}>¥</Text>
        <Text>{line?.typed || '0.00'}</Text>
        <View className={styles.caret} />
      </View>
    </View>
  );
}

function Steps({ quote, pending }: { readonly quote: Quote; readonly pending: boolean }) {
  return (
    <>
      {quote.price.steps.map((step) => (
        <View key={`${step.kind}${step.couponId ?? step.title}`} className={styles.billLine}>
          <View className={styles.stepText}>
            <Text>{step.title}</Text>
            {step.note && <Text className={styles.stepNote}>{step.note}</Text>}
          </View>
          <Text className={styles.stepAmount}>{pending ? '待确认' : `−${yuan(Math.abs(step.amountFen))}`}</Text>
        </View>
      ))}
    </>
  );
}

function earned({ growth, pointsEarned }: Quote): string {
  return [`成长值 ${signed(growth)}`, pointsEarned > 0 ? `积分 ${signed(pointsEarned)}` : '']
    .filter(Boolean)
    .join('，');
}

function Payable({ quote, pending }: Pick<BillProps, 'quote' | 'pending'>) {
  const known = quote && !pending;
  return (
    <View className={styles.payable}>
      <Text className={styles.rowLabel}>应收</Text>
      <View className={styles.payableEnd}>
        {known && (
          <Text id="clerk-growth" className={styles.growth}>
            {earned(quote)}
          </Text>
        )}
        <Text id="clerk-payable" className={known ? styles.payableFigure : styles.waiting}>
          {known ? formatFen(quote.payableFen) : '待确认'}
        </Text>
      </View>
    </View>
  );
}

/** Amount, what comes off and what is to pay; the figures are the server's, never guessed here. */
export function Bill(props: BillProps) {
  const { draft, quote, pending, onLine, onRemoveLine, children } = props;
  return (
    <View className={styles.bill}>
      <Categories {...props} />
      {draft.lines
        .filter((line) => line.key !== draft.active)
        .map((line) => (
          <OtherLine
            key={line.key}
            line={line}
            onTap={() => onLine(line.key)}
            onRemove={() => onRemoveLine(line.key)}
          />
        ))}
      <Amount draft={draft} />
      {children}
      {quote && <Steps quote={quote} pending={pending} />}
      {quote?.price.freeShipping && (
        <View className={styles.billLine}>
          <Text>这单免邮</Text>
          <Icon name="check" size={16} />
        </View>
      )}
      <Payable quote={quote} pending={pending} />
    </View>
  );
}
