import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { exportWhatIf } from '../../api/what-if';
import { useText } from '../../lib/use-text';
import { ReasonDialog } from '../reason-dialog';
import styles from './what-if.module.css';

/** Everybody who moves or nearly does, as a file; taking it leaves a record. */
export function ExportRun({ runId }: { readonly runId: number }) {
  const t = useText();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const run = useMutation({
    mutationFn: (reason: string) => exportWhatIf(runId, reason),
    onSuccess: () => setOpen(false),
    onError: (error) => void message.error(error.message),
  });
  return (
    <>
      <Button type="link" className={styles.link} onClick={() => setOpen(true)} data-testid="what-if-export">
        {t('导出名单')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('导出试算名单')}
        note={t('每位会变动或差一点的会员一行，姓名仍然遮住。原因会留在记录里。')}
        confirm={t('导出')}
        busy={run.isPending}
        onConfirm={run.mutate}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
