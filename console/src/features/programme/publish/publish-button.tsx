import { Button } from 'antd';
import { useState } from 'react';
import type { VersionView } from '@jieti/shared/api/drafts';
import { Icon } from '../../../components/icon';
import { useText } from '../../../lib/use-text';
import type { Designer } from '../designer/use-designer';
import { PublishDialog } from './publish-dialog';
import type { Trial } from './use-trial';

interface PublishButtonProps {
  readonly designer: Designer;
  readonly trial: Trial;
  readonly latest: VersionView | null;
}

/** Locked until every check passes, and says how many are left. */
export function PublishButton({ designer, trial, latest }: PublishButtonProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const asks = trial.checks.some(({ key, state }) => key === 'approval' && state === 'warn') && trial.left === 0;
  const pending = designer.saved.approval?.state === 'pending';
  const word = pending
    ? t('等复核')
    : trial.left > 0
      ? t('发布，还差 {n} 项', { n: trial.left })
      : asks
        ? t('提交复核')
        : t('发布');
  return (
    <>
      {designer.saved.state === 'open' && (
        <Button
          type={trial.mayPublish ? 'primary' : 'default'}
          disabled={!trial.mayPublish}
          icon={<Icon name={trial.mayPublish ? 'shield' : 'lock'} size={15} />}
          onClick={() => {
            trial.publish.reset();
            setOpen(true);
          }}
          data-testid="publish"
        >
          {word}
        </Button>
      )}
      <PublishDialog open={open} onClose={() => setOpen(false)} designer={designer} trial={trial} latest={latest} />
    </>
  );
}
