import { Input } from 'antd';
import type { GatheringDraft } from '@jieti/shared/api/gatherings';
import { FormField } from '../../components/form-field';
import { Panel } from '../../components/panel';
import { PictureField } from '../../components/picture-field';
import { useText } from '../../lib/use-text';
import styles from './gatherings.module.css';

const COVER = { width: 720, characters: 60_000 };

export interface DraftPanelProps {
  readonly draft: GatheringDraft;
  readonly onChange: (draft: GatheringDraft) => void;
}

/** What it is called and what happens there. */
export function WordsPanel({ draft, onChange }: DraftPanelProps) {
  const t = useText();
  return (
    <Panel title={t('做什么')}>
      <div className={styles.form}>
        <FormField label={t('标题')}>
          {(id) => (
            <Input
              id={id}
              value={draft.title}
              maxLength={40}
              showCount
              onChange={(event) => onChange({ ...draft, title: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t('说几句')}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={draft.intro}
              maxLength={1000}
              autoSize={{ minRows: 3, maxRows: 10 }}
              onChange={(event) => onChange({ ...draft, intro: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t('封面')}>
          {() => (
            <PictureField
              label={t('封面')}
              value={draft.cover}
              most={COVER}
              removable
              onChange={(cover) => onChange({ ...draft, cover })}
            />
          )}
        </FormField>
      </div>
    </Panel>
  );
}
