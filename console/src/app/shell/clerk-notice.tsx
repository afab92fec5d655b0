import { Button } from 'antd';
import { session } from '../../api/session';
import { EmptyState } from '../../components/empty-state';
import { useText } from '../../lib/use-text';

/** The console has nothing for clerks; it says where their work is instead of refusing page by page. */
export function ClerkNotice() {
  const t = useText();
  return (
    <main>
      <EmptyState
        icon="phone"
        title={t('店员在小程序里收银和核销。')}
        note={t('扫码、核销和退款都在店员端，控制台给店主和运营使用。')}
        action={<Button onClick={() => session.clear()}>{t('换个账号登录')}</Button>}
      />
    </main>
  );
}
