import { errorCodes } from '@jieti/shared/api/errors';
import { readConfig } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { startupFault } from '../http/startup-fault.js';
import { ImportFileError } from '../imports/import-file-error.js';

/** A command that ends with exit code 1. Its message is the sentence to show; empty when everything was said. */
export class CommandFailure extends Error {}

/** What a person reads when a command cannot be carried out; a stack only where it is a bug. */
export function failureSentence(error: unknown): string {
  if (error instanceof CommandFailure || error instanceof ImportFileError) return error.message;
  if (error instanceof Refusal)
    return [errorCodes[error.code].sentence, ...error.details.map((d) => `${d.field}：${d.message}`)].join('\n');
  const sentence = startupFault(error, portOrNull());
  return sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function portOrNull(): number | null {
  try {
    return readConfig().port;
  } catch {
    return null;
  }
}
