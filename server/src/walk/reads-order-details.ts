import type { Metric, ProgrammeVersion } from '@jieti/shared/model/programme';
import { compileVersion } from '@jieti/shared/rules/tier/compile-version';

const READ_DETAILS: readonly Metric[] = ['categoryCount', 'profit'];

/** Whether a figure of these versions needs to know what an order was of, or what it earned. */
export function readsOrderDetails(versions: readonly ProgrammeVersion[]): boolean {
  return versions.some((version) => READ_DETAILS.some((metric) => compileVersion(version).reads.has(metric)));
}
