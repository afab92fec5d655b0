import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Revealed } from '@jieti/shared/api/members';
import { revealMember } from '../../api/members';
import { Icon } from '../../components/icon';
import { ReasonDialog } from '../../components/reason-dialog';
import { useText } from '../../lib/use-text';

interface RevealButtonProps {
  readonly memberId: number;
  readonly revealed: boolean;
  readonly onRevealed: (revealed: Revealed | null) => void;
}

export function RevealButton({ memberId, revealed, onRevealed }: RevealButtonProps) {
  const t = useText();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const reveal = useMutation({
    mutationFn: (reason: string) => revealMember(memberId, reason),
    onSuccess: (full) => {
      onRevealed(full);
      setOpen(false);
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <>
      <Button
        icon={<Icon name="eye" />}
        data-testid="member-reveal"
        onClick={() => (revealed ? onRevealed(null) : setOpen(true))}
      >
        {revealed ? t('重新遮住') : t('查看完整信息')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('查看完整信息')}
        note={t('姓名和手机会显示到你离开这一页。谁、何时、为什么看过，都会留在记录里。')}
        confirm={t('查看')}
        busy={reveal.isPending}
        onConfirm={reveal.mutate}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
