import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal, Select } from 'antd';
import { useState } from 'react';
import type { ChannelTemplate, TestSend, TestSendResult } from '@jieti/shared/api/channels';
import { channelTemplatesQuery, testSend } from '../../api/channels';
import { memberQuery, membersQuery } from '../../api/members';
import { FormField } from '../../components/form-field';
import { useDebounced } from '../../lib/use-debounced';
import { useText } from '../../lib/use-text';
import { accountWord } from './account-word';
import { MessageCard } from './message-card';
import styles from './settings.module.css';

interface TestSendDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** One message to one member; it says before what it will use up. */
export function TestSendDialog({ open, onClose }: TestSendDialogProps) {
  const t = useText();
  const queries = useQueryClient();
  const { data: templates = [] } = useQuery({ ...channelTemplatesQuery, enabled: open });
  const [memberId, setMemberId] = useState<number | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const choice = choicesOf(templates).find(({ value }) => value === chosen) ?? null;
  const send = useMutation({
    mutationFn: testSend,
    onSettled: () =>
      Promise.all([['member'], ['channels', 'health']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  const test: TestSend | null = memberId !== null && choice ? { memberId, ...choice.send } : null;
  return (
    <Modal
      open={open}
      title={t('测试发送')}
      okText={t('发送')}
      cancelText={t('关闭')}
      confirmLoading={send.isPending}
      okButtonProps={{ disabled: !test || send.isSuccess, 'data-testid': 'test-send-confirm' }}
      onOk={() => test && send.mutate(test)}
      onCancel={onClose}
      afterClose={() => {
        setMemberId(null);
        setChosen(null);
        send.reset();
      }}
      destroyOnHidden
    >
      <div className={styles.form}>
        <MemberField memberId={memberId} onChoose={setMemberId} onTouch={() => send.reset()} />
        <FormField label={t('发什么')}>
          {(id) => (
            <Select
              id={id}
              value={chosen}
              placeholder={t('选模板和渠道')}
              options={choicesOf(templates).map(({ value, template, channel }) => ({
                value,
                label: `${template.title}，${t(accountWord(channel.channel))}`,
              }))}
              onChange={(value) => {
                setChosen(value);
                send.reset();
              }}
            />
          )}
        </FormField>
        {choice && <MessageCard title={choice.template.title} fields={choice.channel.fields} />}
        {choice && memberId !== null && !send.data && <Cost memberId={memberId} choice={choice} />}
        {send.isError && <Alert type="error" showIcon title={send.error.message} role="alert" />}
        {send.data && <Outcome result={send.data} />}
      </div>
    </Modal>
  );
}

interface Choice {
  readonly value: string;
  readonly template: ChannelTemplate;
  readonly channel: ChannelTemplate['channels'][number];
  readonly send: Omit<TestSend, 'memberId'>;
}

function choicesOf(templates: readonly ChannelTemplate[]): Choice[] {
  return templates.flatMap((template) =>
    template.channels.map((channel) => ({
      value: `${template.key} ${channel.channel}`,
      template,
      channel,
      send: { templateKey: template.key, channel: channel.channel },
    })),
  );
}

interface MemberFieldProps {
  readonly memberId: number | null;
  readonly onChoose: (memberId: number) => void;
  readonly onTouch: () => void;
}

function MemberField({ memberId, onChoose, onTouch }: MemberFieldProps) {
  const t = useText();
  const [text, setText] = useState('');
  const search = useDebounced(text, 250);
  const { data, isFetching } = useQuery(membersQuery({ search }, undefined));
  return (
    <FormField label={t('发给谁')}>
      {(id) => (
        <Select
          id={id}
          value={memberId}
          showSearch={{ filterOption: false, onSearch: setText }}
          loading={isFetching}
          placeholder={t('搜会员姓名、卡号、手机')}
          notFoundContent={isFetching ? t('正在找') : t('没有找到')}
          options={(data?.items ?? []).map(({ id: value, name, cardNo, tier }) => ({
            value,
            label: `${name}，${tier.name}，${cardNo}`,
          }))}
          onChange={(value) => {
            onChoose(value);
            onTouch();
          }}
        />
      )}
    </FormField>
  );
}

/** A subscription message uses one consent of the member, also when it is only a test. */
function Cost({ memberId, choice }: { readonly memberId: number; readonly choice: Choice }) {
  const t = useText();
  const { data } = useQuery(memberQuery(memberId));
  if (choice.channel.channel === 'officialAccount')
    return <Alert type="info" showIcon title={t('公众号消息不用订阅次数，会员要关注了公众号才收得到。')} />;
  const remaining = data?.quotas.find(({ templateId }) => templateId === choice.channel.templateId)?.remaining ?? 0;
  if (!data) return null;
  return remaining > 0 ? (
    <Alert
      type="warning"
      showIcon
      title={t('会用掉这位会员 1 次订阅，还剩 {n} 次。', { n: remaining })}
      description={t('用掉后，真正要发的消息就少一次机会。')}
    />
  ) : (
    <Alert type="warning" showIcon title={t('这位会员没有剩下的订阅次数，发送时不会调用微信。')} />
  );
}

const tones = { sent: 'success', refused: 'error', notSent: 'warning', unknown: 'warning' } as const;

function Outcome({ result: { outcome, code, sentence, msgid, remaining } }: { readonly result: TestSendResult }) {
  const t = useText();
  const facts = [
    ...(code === '' ? [] : [`errcode ${code}`]),
    ...(msgid === null ? [] : [`msgid ${msgid}`]),
    ...(remaining === null ? [] : [t('还剩 {n} 次订阅', { n: remaining })]),
  ];
  return (
    <div data-testid="test-send-result" role="status">
      <Alert type={tones[outcome]} showIcon title={t(sentence)} description={facts.join('，')} />
    </div>
  );
}
