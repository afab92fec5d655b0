import { Image, Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import type { CouponView } from '@jieti/shared/api/coupons';
import { qrPng } from '../../codes/qr-png';
import { groupedDigits } from '../../codes/grouped-digits';
import { PillButton } from '../../components/pill-button/pill-button';
import { Sheet } from '../../components/sheet/sheet';
import { ticketFace } from '../../components/ticket/face';
import { dayOfInstant } from '../../format';
import { openPage } from '../../open-page';
import styles from './coupons.module.scss';

interface CouponSheetProps {
  readonly coupon: CouponView;
  readonly onClose: () => void;
}

function scopeOf({ terms }: CouponView): string {
  const where = terms.stores.length > 0 ? terms.stores.join('、') : '全部门店';
  const what = terms.categories.length > 0 ? terms.categories.join('、') : '全部品类';
  return `${where}，${what}`;
}

/** One coupon with its code; the clerk needs the member's own code first. */
export function CouponSheet({ coupon, onClose }: CouponSheetProps) {
  const qr = useMemo(() => qrPng(coupon.code), [coupon.code]);
  const face = ticketFace(coupon);
  return (
    <Sheet id="coupon-sheet" label={coupon.terms.title} onClose={onClose}>
      <Text className={styles.sheetTitle}>{coupon.terms.title}</Text>
      <Text className={styles.sheetNote}>{`${face.before}${face.figure}${face.after}，${face.condition}`}</Text>
      <View className={styles.qrPanel}>
        <Image className={styles.qr} src={qr} mode="scaleToFill" />
        <Text id="coupon-code" className={styles.code} userSelect>
          {groupedDigits(coupon.code)}
        </Text>
      </View>
      <Text className={styles.sheetNote}>{`可用范围：${scopeOf(coupon)}`}</Text>
      <Text className={styles.sheetNote}>{`有效到 ${dayOfInstant(coupon.expiresAt - 1)}，来自${coupon.origin}`}</Text>
      <View className={styles.sheetAction}>
        <PillButton
          id="coupon-show-code"
          tone="solid"
          size="large"
          onTap={() => {
            onClose();
            openPage('pages/code/index');
          }}
        >
          出示会员码，收银时自动选最优的券
        </PillButton>
      </View>
    </Sheet>
  );
}
