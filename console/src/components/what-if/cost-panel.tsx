import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import { count, threshold } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { Icon } from '../icon';
import { Panel } from '../panel';
import styles from './what-if.module.css';

const shades = ['#1F5A4C', '#3F8472', '#7FAD9D', '#A9C9BD', '#C9DDD5'] as const;

/** What the upgrades cost in gifts, and whether the notices to everybody who moves can be sent. */
export function CostPanel({ result }: { readonly result: WhatIfOutcome }) {
  const t = useText();
  return (
    <Panel title={t('成本与消息额度')}>
      <Gifts result={result} />
      <Messages messages={result.messages} />
    </Panel>
  );
}

function Gifts({ result: { gifts, giftCostFen } }: { readonly result: WhatIfOutcome }) {
  const t = useText();
  return (
    <>
      <p className={styles.big}>
        <b>{giftCostFen > 0 ? `+${threshold(giftCostFen)}` : threshold(0)}</b>
        <span>{gifts.length > 0 ? t('升级礼面值，生效当天一次') : t('没有人因此拿到升级礼')}</span>
      </p>
      {giftCostFen > 0 && (
        <Segments
          parts={gifts.map(({ costFen }, index) => ({ part: costFen, colour: shades[index % shades.length] }))}
        />
      )}
      <dl className={styles.lines}>
        {gifts.map(({ template, title, coupons, costFen }) => (
          <div key={template}>
            <dt>
              {title}
              <small>{t('{n} 张', { n: count(coupons) })}</small>
            </dt>
            <dd>{costFen > 0 ? threshold(costFen) : t('无面值')}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Messages({ messages }: Pick<WhatIfOutcome, 'messages'>) {
  const t = useText();
  const { needed, subscription, officialAccount, inboxOnly } = messages;
  const reached = subscription + officialAccount;
  return (
    <div className={styles.messages}>
      <div className={styles.lineHead}>
        <b>{t('等级变更提醒')}</b>
        <span>{needed === 0 ? t('不用发') : t('可达 {n} / {all}', { n: count(reached), all: count(needed) })}</span>
      </div>
      {needed > 0 && (
        <Segments
          parts={[
            { part: subscription, colour: shades[0] },
            { part: officialAccount, colour: shades[2] },
            { part: inboxOnly, colour: 'var(--warn-fill)' },
          ]}
        />
      )}
      {needed > 0 && (
        <ul className={styles.keys}>
          <Key colour={shades[0]} text={t('订阅消息 {n}', { n: count(subscription) })} />
          {officialAccount > 0 && <Key colour={shades[2]} text={t('公众号 {n}', { n: count(officialAccount) })} />}
          {inboxOnly > 0 && <Key colour="var(--warn-fill)" text={t('只进消息页 {n}', { n: count(inboxOnly) })} />}
        </ul>
      )}
      {inboxOnly > 0 && (
        <p className="text-warn">
          <Icon name="warning" size={14} />
          {t('{n} 人没有订阅次数，变更只写进会员的消息页', { n: count(inboxOnly) })}
        </p>
      )}
    </div>
  );
}

interface Segment {
  readonly part: number;
  readonly colour: string | undefined;
}

function Segments({ parts }: { readonly parts: readonly Segment[] }) {
  return (
    <div className={styles.segments} aria-hidden="true">
      {parts
        .filter(({ part }) => part > 0)
        .map(({ part, colour }, index) => (
          <i key={index} style={{ flexGrow: part, background: colour }} />
        ))}
    </div>
  );
}

function Key({ colour, text }: { readonly colour: string; readonly text: string }) {
  return (
    <li>
      <i style={{ background: colour }} />
      {text}
    </li>
  );
}
