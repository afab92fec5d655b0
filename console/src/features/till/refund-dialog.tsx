import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { SecondPerson } from '@jieti/shared/api/bill-content';
import type { RecentReceipt } from '@jieti/shared/api/till';
import { recordRefund } from '../../api/till';
import { timeOfDay } from '../../lib/dates';
import { money } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { newKey } from './new-key';
import { ReceiptChoice } from './receipt-choice';
import { contentOf, fenOf, leftOf, wholeRest, type RefundDraft } from './refund-draft';
import { RefundDone } from './refund-done';
import { RefundParts } from './refund-parts';
import { SecondPersonDialog } from './second-person-dialog';
import { deviceName, needsSecondPerson } from './till-words';
import { Trouble } from './trouble';
import { useWedge } from './use-wedge';
import styles from './till.module.css';

interface RefundDialogProps {
  readonly open: boolean;
  readonly onRefunded: (receiptNo: string) => void;
  readonly onClose: () => void;
}

/** Gives back a receipt of today: whole, by line or by sum, as often as something is left. */
export function RefundDialog({ open, onRefunded, onClose }: RefundDialogProps) {
  const t = useText();
  const [search, setSearch] = useState('');
  const [receipt, setReceipt] = useState<RecentReceipt | null>(null);
  const [draft, setDraft] = useState<RefundDraft>(wholeRest);
  const [reason, setReason] = useState('');
  const refund = useRefund({ receipt, draft, reason, onRefunded });
  const pick = (next: RecentReceipt | null) => {
    refund.reset();
    setSearch('');
    setReceipt(next);
    setDraft(wholeRest);
    setReason('');
  };
  const askSecond = needsSecondPerson(refund.error);
  // The next receipt is looked for, whatever was begun with another; what is on its way is not left.
  const scan = (text: string) => {
    if (refund.isPending || askSecond) return;
    pick(null);
    setSearch(text.trim());
  };
  useWedge(scan, open);
  const ready = receipt !== null && contentOf(draft, receipt) !== null && !refund.data;
  return (
    <>
      <Modal
        open={open}
        width={640}
        title={receipt ? t('退款 {no}', { no: receipt.receiptNo }) : t('退哪一张小票')}
        okText={receipt && ready ? t('退 {sum}', { sum: money(fenOf(draft, receipt)) }) : t('退款')}
        cancelText={refund.data ? t('关闭') : t('取消')}
        onOk={() => refund.mutate(undefined)}
        onCancel={onClose}
        confirmLoading={refund.isPending}
        okButtonProps={{
          disabled: !ready,
          style: refund.data ? { display: 'none' } : undefined,
          'data-testid': 'refund-confirm',
        }}
        destroyOnHidden
        afterClose={() => pick(null)}
      >
        <div className={styles.refund}>
          {!askSecond && <Trouble error={refund.error} />}
          {!receipt && <ReceiptChoice search={search} onSearch={setSearch} onPick={pick} />}
          {receipt && refund.data && <RefundDone outcome={refund.data} onMore={() => pick(null)} />}
          {receipt && !refund.data && (
            <>
              <p className={styles.quiet}>
                {t('{name}，{time}，付 {paid}，还可退 {left}', {
                  name: receipt.memberName,
                  time: timeOfDay(receipt.at),
                  paid: money(receipt.amountFen),
                  left: money(leftOf(receipt)),
                })}
              </p>
              <RefundParts receipt={receipt} draft={draft} onChange={setDraft} />
              <Input
                size="large"
                value={reason}
                maxLength={60}
                onChange={(event) => setReason(event.target.value)}
                placeholder={t('原因（可不填），例如：豆子烘过了')}
                aria-label={t('原因')}
              />
              <p className={styles.quiet}>{t('用掉的积分按比例退成积分；整单退完，券按券上的约定退回。')}</p>
            </>
          )}
        </div>
      </Modal>
      <SecondPersonDialog
        open={open && askSecond}
        error={refund.error}
        busy={refund.isPending}
        what={receipt ? t('退款 {no}', { no: receipt.receiptNo }) : ''}
        onConfirm={refund.mutate}
        onClose={refund.reset}
      />
    </>
  );
}

interface RefundWish extends Pick<RefundDialogProps, 'onRefunded'> {
  readonly receipt: RecentReceipt | null;
  readonly draft: RefundDraft;
  readonly reason: string;
}

/** The same refund keeps its key and number: pressing again after a lost answer gives nothing back twice. */
function useRefund({ receipt, draft, reason, onRefunded }: RefundWish) {
  const queries = useQueryClient();
  const last = useRef({ content: '', key: '' });
  return useMutation({
    mutationFn: (secondPerson?: SecondPerson) => {
      const content = receipt && contentOf(draft, receipt);
      if (!receipt || !content) throw new Error('no refund to record');
      const body = { receiptNo: receipt.receiptNo, ...content, ...(reason.trim() ? { reason: reason.trim() } : {}) };
      const text = JSON.stringify(body);
      if (last.current.content !== text) last.current = { content: text, key: newKey() };
      const { key } = last.current;
      return recordRefund({
        ...body,
        refundNo: `R-${key.slice(0, 12)}`,
        idempotencyKey: key,
        device: deviceName(newKey),
        ...(secondPerson ? { secondPerson } : {}),
      });
    },
    onSuccess: async () => {
      last.current = { content: '', key: '' };
      if (receipt) onRefunded(receipt.receiptNo);
      await queries.invalidateQueries({ queryKey: ['till'] });
    },
  });
}
