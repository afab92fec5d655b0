import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChannelAccount, ChannelHealth } from '@jieti/shared/api/channels';
import { channelAccountsQuery } from '../../api/channels';
import { AccountCard } from './account-card';
import { AccountDrawer } from './account-drawer';
import styles from './settings.module.css';

interface AccountCardsProps {
  readonly health: ChannelHealth;
  readonly isOwner: boolean;
}

/** A card per account; what it consists of is shown to the owner only. */
export function AccountCards({ health, isOwner }: AccountCardsProps) {
  const { data: accounts = [] } = useQuery({ ...channelAccountsQuery, enabled: isOwner });
  const [edited, setEdited] = useState<ChannelAccount | null>(null);
  return (
    <>
      <div className={styles.cards}>
        {health.accounts.map((state) => (
          <AccountCard
            key={state.account}
            health={state}
            settings={accounts.find(({ account }) => account === state.account) ?? null}
            onEdit={setEdited}
          />
        ))}
      </div>
      <AccountDrawer account={edited} onClose={() => setEdited(null)} />
    </>
  );
}
