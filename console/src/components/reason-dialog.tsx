import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useText } from '../lib/use-text';

interface ReasonDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly note: string;
  readonly confirm: string;
  readonly busy: boolean;
  /** The longest reason; 100 letters when absent. */
  readonly maxLength?: number;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why before something that is written into the record. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, title, note, confirm, busy, maxLength = 100, onConfirm, onClose } = props;
  const t = useText();
  const [reason, setReason] = useState('');
  const clean = reason.trim();
  return (
    <Modal
      open={open}
      title={title}
      okText={confirm}
      cancelText={t('取消')}
      onOk={() => onConfirm(clean)}
      onCancel={onClose}
      confirmLoading={busy}
      okButtonProps={{ disabled: clean.length < 2, 'data-testid': 'reason-confirm' }}
      destroyOnHidden
      afterClose={() => setReason('')}
    >
      <p className="dialog-note">{note}</p>
      <Input.TextArea
        aria-label={t('原因')}
        data-testid="reason-text"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder={t('例如：核对退款，订单 A0608-0031')}
        maxLength={maxLength}
        showCount
        rows={3}
        autoFocus
      />
    </Modal>
  );
}
