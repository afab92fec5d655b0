import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { exportMemberData } from '../../api/privacy';
import { ReasonDialog } from '../../components/reason-dialog';
import { useText } from '../../lib/use-text';

/** A copy of everything for a member who asks for it at the counter. */
export function ExportMemberData({ memberId }: { readonly memberId: number }) {
  const t = useText();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const run = useMutation({
    mutationFn: (reason: string) => exportMemberData(memberId, { reason, format: 'html' }),
    onSuccess: () => setOpen(false),
    onError: (error) => void message.error(error.message),
  });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} data-testid="member-data-export">
        {t('导出全部数据')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('应会员要求导出')}
        note={t('文件里有这位会员的全部数据，手机号仍然遮住。只交给本人，原因会留在记录里。')}
        confirm={t('导出')}
        busy={run.isPending}
        onConfirm={run.mutate}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
