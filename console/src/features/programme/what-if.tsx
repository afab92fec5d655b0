import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ProgrammeVersionView } from '@jieti/shared/api/programmes';
import { runWhatIf, whatIfOfferedQuery } from '../../api/programme';
import { Failure } from '../../components/failure';
import { Icon } from '../../components/icon';
import { Loading } from '../../components/loading';
import { useText } from '../../lib/use-text';
import { MigrationMatrix } from './migration-matrix';

/** Folds the shown rules over everybody's real facts; only where the server offers it. */
export function WhatIf({ version }: { readonly version: ProgrammeVersionView }) {
  const t = useText();
  const { data: offered } = useQuery(whatIfOfferedQuery);
  const [open, setOpen] = useState(false);
  const run = useMutation({
    mutationFn: () => {
      const { version: _version, effectiveFrom: _effectiveFrom, ...draft } = version;
      return runWhatIf(draft);
    },
  });
  if (!offered) return null;
  const start = () => {
    setOpen(true);
    run.mutate();
  };
  return (
    <>
      <Button icon={<Icon name="adjust" />} onClick={start} data-testid="what-if">
        {t('用这一版试算')}
      </Button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} width={720} title={t('试算结果')}>
        {run.isPending && <Loading rows={6} />}
        {run.isError && <Failure error={run.error} onRetry={() => run.mutate()} />}
        {run.data && <MigrationMatrix result={run.data} />}
      </Modal>
    </>
  );
}
