import { useState } from 'react';
import { serverNow } from '../../clock';
import { dueNotices } from '../../hooks/due-notices';
import { storedRefusals } from '../../hooks/stored-refusals';
import { useSubscriptions } from '../../hooks/use-subscriptions';
import { SubscribeRow } from './subscribe-row';

interface HarvestRowProps {
  readonly id: string;
  readonly title: string;
  /** What may be asked for at this moment, by the keys of the messages. */
  readonly keys: readonly string[];
}

/** Offers notices at the moment they make sense; nothing where enough is left, or where they were refused lately. */
export function HarvestRow({ id, title, keys }: HarvestRowProps) {
  const [known] = useState(() => ({ refusals: storedRefusals(), now: serverNow() }));
  const { data } = useSubscriptions();
  const due = dueNotices(data?.items ?? [], keys, known);
  return due.length > 0 ? <SubscribeRow id={id} title={title} items={due} /> : null;
}
