/** A pushed message's fields: text, nested fields, or arrays of them. */
export type PushFields = Readonly<Record<string, unknown>>;

/** Real messages are four deep. */
export const MAX_PUSH_DEPTH = 16;
