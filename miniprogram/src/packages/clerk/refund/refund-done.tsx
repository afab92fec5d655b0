import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { formatFen, groupThousands } from '@jieti/shared/money';
import type { RecentReceipt, TillOutcome } from '@jieti/shared/api/till';
import { Icon } from '../../../components/icon/icon';
import { PillButton } from '../../../components/pill-button/pill-button';
import { signed } from '../../../format';
import clerk from '../clerk.module.scss';

const couponWords = { returned: '已还给会员', extended: '已还给会员，并延长有效期', forfeited: '按规则不退' } as const;

function linesOf({ growth, pointsBack, pointsTakenBack, couponsBack, tier, tierBefore }: TillOutcome) {
  return [
    growth !== 0 ? `成长值 ${signed(growth)}` : '',
    pointsBack > 0 ? `还给会员 ${groupThousands(pointsBack)} 积分` : '',
    pointsTakenBack > 0 ? `收回这单的 ${groupThousands(pointsTakenBack)} 积分` : '',
    ...couponsBack.map(({ title, outcome }) => `${title}：${couponWords[outcome]}`),
    tierBefore ? `等级变为${tier.name}` : '',
  ].filter(Boolean);
}

interface RefundDoneProps {
  readonly receipt: RecentReceipt;
  readonly outcome: TillOutcome;
  readonly onAgain: () => void;
}

/** What went back, as the server did it, and what is left of the receipt. */
export function RefundDone({ receipt, outcome, onAgain }: RefundDoneProps) {
  const left = outcome.leftFen ?? 0;
  return (
    <View id="refund-done" className={clerk.done}>
      <View className={clerk.doneMark}>
        <Icon name="undo" size={40} />
      </View>
      <Text id="refund-done-title" className={clerk.doneTitle}>{`已退 ${formatFen(outcome.payableFen)}`}</Text>
      <View className={clerk.doneFacts}>
        <Text className={clerk.doneLine}>{`${receipt.memberName}，小票 ${receipt.receiptNo}`}</Text>
        {linesOf(outcome).map((line) => (
          <Text key={line} className={clerk.doneLine}>
            {line}
          </Text>
        ))}
        {left > 0 && <Text className={clerk.meta}>{`这张小票还能退 ${formatFen(left)}`}</Text>}
      </View>
      <View className={clerk.doneActions}>
        <PillButton id="refund-back" tone="solid" size="large" onTap={() => void Taro.navigateBack()}>
          回到小票
        </PillButton>
        {left > 0 && (
          <PillButton id="refund-again" size="large" onTap={onAgain}>
            再退一笔
          </PillButton>
        )}
      </View>
    </View>
  );
}
