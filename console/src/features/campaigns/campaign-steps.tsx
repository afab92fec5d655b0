import { useText } from '../../lib/use-text';
import styles from './campaigns.module.css';

type Step = 'content' | 'forecast' | 'send';

const steps: readonly { readonly key: Step; readonly title: string }[] = [
  { key: 'content', title: '内容' },
  { key: 'forecast', title: '预估' },
  { key: 'send', title: '发送' },
];

/** Where a campaign stands on its way out. */
export function CampaignSteps({ at }: { readonly at: Step }) {
  const t = useText();
  return (
    <ol className={styles.steps}>
      {steps.map(({ key, title }, index) => (
        <li key={key} aria-current={key === at ? 'step' : undefined}>
          <i>{index + 1}</i>
          {t(title)}
        </li>
      ))}
    </ol>
  );
}
