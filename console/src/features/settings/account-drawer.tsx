import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Popconfirm } from 'antd';
import { useState } from 'react';
import { EditableAccountSchema, type ChannelAccount, type EditableAccount } from '@jieti/shared/api/channels';
import { ApiError } from '../../api/api-error';
import { changeAccount, channelAccountsQuery, resetAccount } from '../../api/channels';
import { useText } from '../../lib/use-text';
import { changedValues, type AccountForm } from './account-form';
import { AccountFormFields } from './account-form-fields';
import styles from './settings.module.css';

interface AccountDrawerProps {
  readonly account: ChannelAccount | null;
  readonly onClose: () => void;
}

/** Fills in or replaces an account; what is not typed stays as it is. */
export function AccountDrawer({ account, onClose }: AccountDrawerProps) {
  const t = useText();
  const { message } = App.useApp();
  const [form, setForm] = useState<AccountForm>({});
  const save = useAccountChange((edited: ChannelAccount) =>
    changeAccount(editable(edited), { version: edited.version, values: changedValues(edited.fields, form) }),
  );
  const reset = useAccountChange((edited: ChannelAccount) => resetAccount(editable(edited)));
  const done = (sentence: string) => () => {
    void message.success(t(sentence));
    onClose();
  };
  const failure = save.error ?? reset.error;
  const problems = save.error instanceof ApiError ? (save.error.details ?? []) : [];
  const isChanged = account !== null && Object.keys(changedValues(account.fields, form)).length > 0;
  return (
    <Drawer
      open={account !== null}
      onClose={onClose}
      size={460}
      title={account && t('{title}的接入设置', { title: t(account.title) })}
      afterOpenChange={(opened) => {
        if (opened) return;
        setForm({});
        save.reset();
        reset.reset();
      }}
      destroyOnHidden
      footer={
        account && (
          <div className={styles.drawerFoot}>
            {account.source === 'console' && (
              <Popconfirm
                title={t('改用环境变量里的设置？')}
                description={t('这里填的会被清掉，不能恢复。')}
                okText={t('改用')}
                cancelText={t('取消')}
                onConfirm={() => reset.mutate(account, { onSuccess: done('已改用环境变量里的设置。') })}
              >
                <Button danger loading={reset.isPending}>
                  {t('改用环境变量')}
                </Button>
              </Popconfirm>
            )}
            <Button onClick={onClose}>{t('取消')}</Button>
            <Button
              type="primary"
              data-testid="account-save"
              disabled={!isChanged}
              loading={save.isPending}
              onClick={() => save.mutate(account, { onSuccess: done('已保存，几秒内对所有进程生效。') })}
            >
              {t('保存')}
            </Button>
          </div>
        )
      }
    >
      <p className="dialog-note">{t('密钥加密保存，保存后谁也看不到原文，只能更换。')}</p>
      {failure && problems.length === 0 && <Alert type="error" showIcon title={failure.message} role="alert" />}
      {account && <AccountFormFields fields={account.fields} form={form} problems={problems} onChange={setForm} />}
    </Drawer>
  );
}

function useAccountChange(change: (account: ChannelAccount) => Promise<ChannelAccount[]>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (accounts) => {
      queries.setQueryData(channelAccountsQuery.queryKey, accounts);
      return queries.invalidateQueries({ queryKey: ['channels', 'health'] });
    },
  });
}

/** Pay has no such form. */
function editable({ account }: ChannelAccount): EditableAccount {
  return EditableAccountSchema.parse(account);
}
