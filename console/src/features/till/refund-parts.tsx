import { Checkbox, Input } from 'antd';
import type { RecentReceipt } from '@jieti/shared/api/till';
import { money } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { contentOf, leftOf, withRefundLine, type RefundDraft } from './refund-draft';
import styles from './till.module.css';

interface RefundPartsProps {
  readonly receipt: RecentReceipt;
  readonly draft: RefundDraft;
  readonly onChange: (draft: RefundDraft) => void;
}

/** Which lines, or how much; nothing chosen is everything that is left. */
export function RefundParts({ receipt, draft, onChange }: RefundPartsProps) {
  const t = useText();
  return (
    <>
      {receipt.lines.length > 0 && (
        <ul>
          {receipt.lines.map((line) => (
            <li key={line.key} className={styles.refundLine}>
              <Checkbox
                checked={draft.lines.includes(line.key)}
                disabled={line.leftFen === 0}
                onChange={() => onChange(withRefundLine(draft, line.key))}
                data-testid={`refund-line-${line.key}`}
              >
                {line.title}
              </Checkbox>
              <span>{line.leftFen === 0 ? t('已退') : money(line.leftFen)}</span>
            </li>
          ))}
        </ul>
      )}
      <Input
        size="large"
        prefix="¥"
        value={draft.amount}
        maxLength={12}
        inputMode="decimal"
        onChange={(event) => onChange({ lines: [], amount: event.target.value })}
        placeholder={t('只退一部分：金额，最多 {left}', { left: money(leftOf(receipt)) })}
        aria-label={t('退款金额')}
        data-testid="refund-amount"
      />
      {contentOf(draft, receipt) === null && (
        <p className={styles.bad}>{t('金额要大于 0，最多 {left}。', { left: money(leftOf(receipt)) })}</p>
      )}
    </>
  );
}
