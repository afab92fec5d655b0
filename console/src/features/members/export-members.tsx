import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { exportMembers, type MemberFilter } from '../../api/members';
import { Icon } from '../../components/icon';
import { ReasonDialog } from '../../components/reason-dialog';
import { useText } from '../../lib/use-text';

export function ExportMembers({ filter }: { readonly filter: MemberFilter }) {
  const t = useText();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const run = useMutation({
    mutationFn: (reason: string) => exportMembers(filter, reason),
    onSuccess: () => setOpen(false),
    onError: (error) => void message.error(error.message),
  });
  return (
    <>
      <Button icon={<Icon name="download" />} onClick={() => setOpen(true)} data-testid="member-export">
        {t('导出 CSV')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('导出会员名单')}
        note={t('按现在的筛选导出，姓名和手机仍然遮住。原因会留在记录里。')}
        confirm={t('导出')}
        busy={run.isPending}
        onConfirm={run.mutate}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
