import type { NewOverride } from '@jieti/shared/api/overrides';

/** What an approval of kind `override` keeps. */
export interface OverridePayload {
  readonly memberId: number;
  readonly order: NewOverride;
}

export function overridePayload(payload: string): OverridePayload {
  return JSON.parse(payload) as OverridePayload;
}
