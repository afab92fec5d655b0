import { Text, View } from '@tarojs/components';
import { formatFen, groupThousands } from '@jieti/shared/money';
import type { MyBill } from '@jieti/shared/api/bills';
import { PayLine } from './pay-line';
import styles from './pay.module.scss';

const off = (amountFen: number) => `−${formatFen(Math.abs(amountFen))}`;

/** Before bills had lines they told their discounts only. */
function Discounts({ bill }: { readonly bill: MyBill }) {
  return (
    <>
      <PayLine label="商品金额" value={formatFen(bill.amountFen)} />
      {bill.discounts.map(({ kind, title, amountFen }) => (
        <PayLine key={kind + title} label={title} value={off(amountFen)} />
      ))}
    </>
  );
}

/** How the price came about, as the till shows it: lines, then what was taken off, in its order. */
export function BillPrice({ bill }: { readonly bill: MyBill }) {
  const { price } = bill;
  if (!price) return <Discounts bill={bill} />;
  const [only, ...others] = price.lines;
  return (
    <>
      {others.length > 0 &&
        price.lines.map(({ key, title, amountFen }) => (
          <PayLine key={key} label={title} value={formatFen(amountFen)} />
        ))}
      {others.length === 0 && only && <PayLine label={only.title || '商品金额'} value={formatFen(only.amountFen)} />}
      {others.length > 0 && <PayLine label="小计" value={formatFen(price.amountFen)} />}
      {price.steps.map(({ kind, title, note, couponId, amountFen }, i) => (
        <PayLine key={`${kind}-${couponId ?? i}`} label={title} note={note} value={off(amountFen)} />
      ))}
      {price.pointsSpent > 0 && (
        <View className={styles.spent}>
          <Text>{`这单花 ${groupThousands(price.pointsSpent)} 积分，没付款会退还`}</Text>
        </View>
      )}
      {price.freeShipping && <PayLine label="运费" value="免" />}
    </>
  );
}
