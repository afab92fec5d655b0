import { Button, Modal } from 'antd';
import { useState } from 'react';
import { programmeSentences } from '@jieti/shared/rules/programme/programme-sentences';
import { useText } from '../../../lib/use-text';
import { DefinitionText } from '../history/definition-text';
import { useDesk } from './desk';
import { ProgrammeDrawer } from './programme-drawer';
import styles from './designer.module.css';

/** What holds for all tiers, in a few sentences; its form opens beside. */
export function ProgrammeRules() {
  const t = useText();
  const { definition, problems } = useDesk();
  const [open, setOpen] = useState(false);
  const [reading, read] = useState(false);
  const own = problems.filter(({ field }) => !field.startsWith('tiers'));
  const sentences = programmeSentences(definition, 'operator');
  return (
    <section className={styles.rules} aria-label={t('全局规则')}>
      <p>
        {sentences.join('。')}。{definition.reviewOn === undefined && t('还没有定下次复查标准的日期。')}
      </p>
      {own.map(({ field, message }) => (
        <p key={field + message} className={styles.problem} role="alert">
          {message}
        </p>
      ))}
      <Button type="link" size="small" onClick={() => setOpen(true)} data-testid="programme-rules">
        {t('改全局规则')}
      </Button>
      <Button type="link" size="small" onClick={() => read(true)} data-testid="member-words">
        {t('会员读到的规则')}
      </Button>
      <Modal open={reading} onCancel={() => read(false)} footer={null} width={560} title={t('会员读到的规则')}>
        <DefinitionText definition={definition} audience="member" />
      </Modal>
      <ProgrammeDrawer open={open} onClose={() => setOpen(false)} />
    </section>
  );
}
