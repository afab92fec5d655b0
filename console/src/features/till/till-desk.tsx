import { useMutation } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import type { StaffProfile } from '@jieti/shared/api/auth';
import type { TillOutcome, Visit } from '@jieti/shared/api/till';
import { identify } from '../../api/till';
import { useText } from '../../lib/use-text';
import { DonePanel } from './done-panel';
import { IdentifyPanel } from './identify-panel';
import { RecentActions } from './recent-actions';
import { RefundDialog } from './refund-dialog';
import { SaleDesk } from './sale-desk';
import { hasAmounts, newSale, type Sale } from './sale';
import { whoIs } from './scan-text';
import { ShiftDrawer } from './shift-drawer';
import { TillBar } from './till-bar';
import { proposedReceiptNo } from './till-words';
import { useHotkeys } from './use-hotkeys';
import { useWedge } from './use-wedge';
import styles from './till.module.css';

interface TillDeskProps {
  readonly staff: StaffProfile;
  readonly store: string;
}

interface Done {
  readonly outcome: TillOutcome;
  readonly undoKey: string;
  readonly member: string;
  /** Something of it was given back since: it is not undone any more. */
  readonly refunded: boolean;
}

/** Scan → member → bill → recorded → next. A scanner is heard at any moment. */
export function TillDesk({ staff, store }: TillDeskProps) {
  const t = useText();
  const [sale, setSale] = useState<Sale | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [open, setOpen] = useState<'refund' | 'shift' | null>(null);
  const [modal, context] = Modal.useModal();

  const serve = (visit: Visit) => {
    const start = () => {
      setDone(null);
      setSale(newSale(visit, proposedReceiptNo(Date.now())));
    };
    if (sale?.visit.member.id === visit.member.id) return setSale({ ...sale, visit });
    if (!sale || !hasAmounts(sale)) return start();
    void modal.confirm({
      title: t('换成{name}？', { name: visit.member.name }),
      content: t('{name}的这一单还没有记账，换人后要重新输入。', { name: sale.visit.member.name }),
      okText: t('换人'),
      cancelText: t('继续这一单'),
      onOk: start,
    });
  };
  const search = useMutation({ mutationFn: identify, onSuccess: serve });
  const find = (text: string) => {
    const who = whoIs(text);
    if (who && open === null) search.mutate(who);
  };
  const leave = () => {
    search.reset();
    setSale(null);
    setDone(null);
  };
  useWedge(find, open !== 'refund');
  useHotkeys({ F4: () => setOpen('refund'), F6: () => setOpen('shift') });

  const problem = search.error;
  return (
    <div className={styles.till}>
      {context}
      <TillBar staff={staff} store={store} onRefund={() => setOpen('refund')} onShift={() => setOpen('shift')} />
      {sale && !done && (
        <SaleDesk
          key={sale.visit.member.id}
          sale={sale}
          searchProblem={problem}
          onChange={setSale}
          onLeave={leave}
          onDone={(outcome, undoKey) => setDone({ outcome, undoKey, member: sale.visit.member.name, refunded: false })}
        />
      )}
      {done && <DonePanel {...done} problem={problem} onNext={leave} />}
      {!sale && (
        <main className={styles.idle}>
          <IdentifyPanel busy={search.isPending} problem={problem} onFind={find} />
          <RecentActions />
        </main>
      )}
      <RefundDialog
        open={open === 'refund'}
        onRefunded={(receiptNo) => setDone((now) => now && withRefund(now, receiptNo))}
        onClose={() => setOpen(null)}
      />
      <ShiftDrawer open={open === 'shift'} store={store} onClose={() => setOpen(null)} />
    </div>
  );
}

function withRefund(done: Done, receiptNo: string): Done {
  return done.outcome.receiptNo === receiptNo ? { ...done, refunded: true } : done;
}
