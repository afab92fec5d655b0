import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import type { RecentReceipt } from '@jieti/shared/api/till';
import { ApiError } from '../../../api/api-error';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Sheet } from '../../../components/sheet/sheet';
import clerk from '../clerk.module.scss';
import { needsSecondPerson } from '../needs-second-person';
import { SecondPersonSheet } from '../second-person-sheet';
import { SignInSheet } from '../sign-in-sheet';
import { refundEffects, refundFen, type RefundWish } from './refund-wish';
import type { useRefund } from './use-refund';

interface RefundConfirmProps {
  readonly receipt: RecentReceipt;
  readonly wish: RefundWish;
  readonly flight: ReturnType<typeof useRefund>;
  readonly onClose: () => void;
}

/** What the member gets back, before it is done; above the clerk's limit another one signs. */
export function RefundConfirm({ receipt, wish, flight, onClose }: RefundConfirmProps) {
  const { busy, error, refund } = flight;
  const fen = refundFen(receipt, wish);
  if (error instanceof ApiError && error.kind === 'not_signed_in')
    return <SignInSheet onSignedIn={() => void refund(wish)} onClose={onClose} />;
  if (needsSecondPerson(error)) {
    return (
      <SecondPersonSheet error={error} busy={busy} onAgree={(person) => void refund(wish, person)} onClose={onClose} />
    );
  }
  return (
    <Sheet id="clerk-refund-sheet" label="退款" onClose={onClose}>
      <Text id="refund-title" className={clerk.sheetTitle}>{`退给 ${receipt.memberName} ${formatFen(fen)}`}</Text>
      <View id="refund-effects">
        {refundEffects(receipt, wish).map((line) => (
          <Text key={line} className={clerk.effect}>
            {line}
          </Text>
        ))}
      </View>
      {error !== null && (
        <Text id="clerk-problem" className={clerk.problem}>
          {sentenceOf(error)}
        </Text>
      )}
      <View className={clerk.doneActions}>
        <PillButton id="clerk-refund-confirm" tone="solid" size="large" disabled={busy} onTap={() => void refund(wish)}>
          {busy ? '正在退' : `退 ${formatFen(fen)}`}
        </PillButton>
        <PillButton size="large" onTap={onClose}>
          不退了
        </PillButton>
      </View>
    </Sheet>
  );
}
