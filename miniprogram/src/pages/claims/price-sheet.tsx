import { Text, View } from '@tarojs/components';
import { groupThousands } from '@jieti/shared/money';
import type { ClaimItem } from '@jieti/shared/api/claims';
import { PillButton } from '../../components/pill-button/pill-button';
import { Sheet } from '../../components/sheet/sheet';
import { categoriesOf, storesOf } from '../../components/ticket/scope';
import styles from './claims.module.scss';

interface PriceSheetProps {
  readonly item: ClaimItem;
  readonly available: number;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

function Line({ label, value, id }: { readonly label: string; readonly value: string; readonly id?: string }) {
  return (
    <View className={styles.sheetLine}>
      <Text className={styles.sheetLabel}>{label}</Text>
      <Text id={id} className={styles.sheetValue}>
        {value}
      </Text>
    </View>
  );
}

/** What a coupon costs in points and what is left afterwards, before anything is spent. */
export function PriceSheet({ item, available, onConfirm, onClose }: PriceSheetProps) {
  const { terms, pointsPrice, lifeNote } = item;
  return (
    <Sheet id="price-sheet" label="用积分换券" onClose={onClose}>
      <Text className={styles.sheetTitle}>{`换${terms.title}`}</Text>
      <Text className={styles.sheetNote}>{`${storesOf(terms)}，${categoriesOf(terms)}。${lifeNote}。`}</Text>
      <View className={styles.sheetLines}>
        <Line label="现在可用" value={groupThousands(available)} />
        <Line label="这次花掉" value={`−${groupThousands(pointsPrice)}`} />
        <Line id="price-after" label="换后还有" value={groupThousands(available - pointsPrice)} />
      </View>
      <Text className={styles.sheetNote}>花积分不影响等级。换到的券不能再换回积分。</Text>
      <View className={styles.sheetAction}>
        <PillButton
          id="price-confirm"
          tone="solid"
          size="large"
          onTap={() => {
            onClose();
            onConfirm();
          }}
        >
          {`用 ${groupThousands(pointsPrice)} 积分换`}
        </PillButton>
      </View>
    </Sheet>
  );
}
