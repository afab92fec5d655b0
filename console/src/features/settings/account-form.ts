import type { ChannelField } from '@jieti/shared/api/channels';

/** What was typed, by the name of its field; an empty text for a secret means to take it away. */
export type AccountForm = Readonly<Record<string, string>>;

/** What a field shows: what was typed, else its value; a secret begins empty. */
export function shownValue({ name, value }: ChannelField, form: AccountForm): string {
  return form[name] ?? value ?? '';
}

/** What is to be sent: only what differs from what is set. */
export function changedValues(fields: readonly ChannelField[], form: AccountForm): Record<string, string> {
  const changed = fields.filter(({ name, value, set, secret }) => {
    const typed = form[name];
    if (typed === undefined) return false;
    return secret ? typed !== '' || set : typed.trim() !== (value ?? '');
  });
  return Object.fromEntries(changed.map(({ name }) => [name, form[name]!.trim()]));
}
