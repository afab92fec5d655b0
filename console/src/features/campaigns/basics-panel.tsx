import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useEffect } from 'react';
import { messageTemplatesQuery } from '../../api/campaigns';
import { FormField } from '../../components/form-field';
import { Panel } from '../../components/panel';
import { Tag } from '../../components/tag';
import { useText } from '../../lib/use-text';
import { NAME_MAX, type CampaignForm, type CampaignProblems } from './campaign-form';
import styles from './editor.module.css';

interface BasicsPanelProps {
  readonly form: CampaignForm;
  readonly problems: CampaignProblems | null;
  readonly onChange: (form: CampaignForm) => void;
}

export function BasicsPanel({ form, problems, onChange }: BasicsPanelProps) {
  const t = useText();
  return (
    <Panel title={t('基本信息')}>
      <div className={styles.basics}>
        <FormField label={t('活动名称')} problem={problems?.name}>
          {(id) => (
            <Input
              id={id}
              data-testid="campaign-name"
              value={form.name}
              maxLength={NAME_MAX}
              showCount
              status={problems?.name ? 'error' : undefined}
              placeholder={t('例如：金卡夏至豆子礼，只有你们看得到')}
              onChange={(event) => onChange({ ...form, name: event.target.value })}
            />
          )}
        </FormField>
        <TemplateField form={form} problems={problems} onChange={onChange} />
      </div>
    </Panel>
  );
}

/** Only marketing templates can carry a campaign; the others are shown with the reason, not hidden. */
function TemplateField({ form, problems, onChange }: BasicsPanelProps) {
  const t = useText();
  const { data: templates = [] } = useQuery(messageTemplatesQuery);
  const first = templates.find((template) => template.purpose === 'marketing');
  const chosen = templates.find((template) => template.key === form.messageTemplateKey);
  useEffect(() => {
    if (form.messageTemplateKey === '' && first) onChange({ ...form, messageTemplateKey: first.key });
  }, [form, first, onChange]);
  return (
    <FormField
      label={t('消息模板')}
      problem={problems?.messageTemplateKey}
      extra={chosen && <Tag tone="info">{chosen.purpose === 'marketing' ? t('营销') : t('服务')}</Tag>}
    >
      {(id) => (
        <>
          <Select
            id={id}
            value={form.messageTemplateKey || undefined}
            placeholder={t('选一个消息模板')}
            onChange={(messageTemplateKey) => onChange({ ...form, messageTemplateKey })}
            options={templates.map(({ key, title, purpose }) => ({
              value: key,
              label: purpose === 'marketing' ? title : `${title}（${t('只能发服务通知')}）`,
              disabled: purpose !== 'marketing',
            }))}
          />
          {chosen && <p className={styles.wording}>{t('会员同意时看到：{wording}', { wording: chosen.wording })}</p>}
        </>
      )}
    </FormField>
  );
}
