import { errorCodes, type ErrorCode } from '@jieti/shared/api/errors';

export interface RefusalDetail {
  readonly field: string;
  readonly message: string;
}

/** A request the product will not carry out, with a code people and programs understand. Nothing has changed. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: readonly RefusalDetail[] = [],
  ) {
    super(errorCodes[code].sentence);
    this.name = 'Refusal';
  }
}
