import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { memberQuery } from '../../api/members';
import { revokeOverride } from '../../api/overrides';
import { ReasonDialog } from '../../components/reason-dialog';
import { useText } from '../../lib/use-text';

interface RevokeOverrideProps {
  readonly memberId: number;
  readonly overrideId: number;
  /** The tier the member goes back to. */
  readonly computed: string;
}

export function RevokeOverride({ memberId, overrideId, computed }: RevokeOverrideProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const revoke = useMutation({
    mutationFn: (reason: string) => revokeOverride(memberId, overrideId, { reason }),
    onSuccess: async () => {
      setOpen(false);
      void message.success(t('手动等级已撤销。'));
      await queries.invalidateQueries({ queryKey: memberQuery(memberId).queryKey });
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen(true)} data-testid="override-revoke">
        {t('撤销')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('撤销手动等级')}
        note={t('撤销后立即回到算出的等级：{tier}。记录留着，谁、何时、为什么都看得到。', { tier: computed })}
        confirm={t('撤销')}
        busy={revoke.isPending}
        onConfirm={revoke.mutate}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
