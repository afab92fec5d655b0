import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useText } from '../lib/use-text';
import { Icon } from './icon';

/** Fetches a file; says so when it cannot be had. */
export function ExportButton({ run }: { readonly run: () => Promise<void> }) {
  const t = useText();
  const { message } = App.useApp();
  const fetching = useMutation({ mutationFn: run, onError: (error) => void message.error(error.message) });
  return (
    <Button icon={<Icon name="download" />} loading={fetching.isPending} onClick={() => fetching.mutate()}>
      {t('导出 CSV')}
    </Button>
  );
}
