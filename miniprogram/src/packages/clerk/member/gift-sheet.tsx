import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Visit } from '@jieti/shared/api/till';
import { redeemGift } from '../../../api/till';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Sheet } from '../../../components/sheet/sheet';
import { randomId } from '../../../random-id';
import { toast } from '../../../toast';
import clerk from '../clerk.module.scss';
import { deviceId } from '../device-id';
import { useTill } from '../till-state';

interface GiftSheetProps {
  readonly visit: Visit;
  readonly coupon: Visit['coupons'][number];
  readonly onClose: () => void;
}

/** Hands a gift over and uses its coupon up. */
export function GiftSheet({ visit, coupon, onClose }: GiftSheetProps) {
  const [idempotencyKey] = useState(() => `gift-${randomId(20)}`);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const handOver = async () => {
    setBusy(true);
    try {
      await redeemGift({ visit: visit.visit, couponId: coupon.id, idempotencyKey, device: deviceId() });
      useTill.setState({ visit: { ...visit, coupons: visit.coupons.filter(({ id }) => id !== coupon.id) } });
      toast('已核销，5 分钟内可在班次里撤销');
      onClose();
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <Sheet id="clerk-gift-sheet" label={coupon.terms.title} onClose={onClose}>
      <Text className={clerk.sheetTitle}>{coupon.terms.title}</Text>
      <Text className={clerk.doneLine}>
        {[coupon.terms.note, `交给 ${visit.member.name}，这张券就核销了`].filter(Boolean).join('。')}
      </Text>
      {problem && <Text className={clerk.problem}>{problem}</Text>}
      <View className={clerk.doneActions}>
        <PillButton id="clerk-gift-confirm" tone="solid" size="large" disabled={busy} onTap={() => void handOver()}>
          {busy ? '正在核销' : '已经交给会员'}
        </PillButton>
      </View>
    </Sheet>
  );
}
