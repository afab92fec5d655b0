import { readFileSync } from 'node:fs';
import { FoldProgrammeSchema, FoldVersionSchema } from '@jieti/shared/api/fold-file';
import { parseInstant } from '@jieti/shared/api/instants';
import { ProgrammeDraftSchema } from '@jieti/shared/api/programmes';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { validationIssues } from '../http/validation-issues.js';
import { CommandFailure } from './command-failure.js';

/** The versions of a programme file: several, one, or a draft that is in force from the beginning. */
export function readFoldProgramme(file: string): readonly ProgrammeVersion[] {
  const content = jsonOf(file);
  const parsed = FoldProgrammeSchema.safeParse(content);
  if (!parsed.success) throw new CommandFailure(`方案文件不合格：\n${problemsOf(content)}`);
  const versions = versionsOf(parsed.data);
  const [zone] = versions.map((version) => version.timeZone);
  if (versions.some((version) => version.timeZone !== zone || version.programme !== versions[0]!.programme))
    throw new CommandFailure('方案文件不合格：各版的 programme 和 timeZone 要相同。');
  if (!isTimeZone(zone ?? '')) throw new CommandFailure(`方案文件不合格：没有这个时区：${zone}。`);
  return versions;
}

export function instantIn(value: number | string): Instant {
  return typeof value === 'number' ? value : (parseInstant(value) ?? NaN);
}

function versionsOf(file: ReturnType<typeof FoldProgrammeSchema.parse>): readonly ProgrammeVersion[] {
  if ('versions' in file)
    return file.versions.map((version) => ({ ...version, effectiveFrom: instantIn(version.effectiveFrom) }));
  if ('effectiveFrom' in file) return [{ ...file, effectiveFrom: instantIn(file.effectiveFrom) }];
  return [{ ...file, version: 1, effectiveFrom: 0 }];
}

/** Against the kind of file it looks like: a union would only say that none fits. */
function problemsOf(content: unknown): string {
  const isObject = typeof content === 'object' && content !== null;
  const isList = isObject && 'versions' in content && Array.isArray(content.versions);
  const parts: readonly unknown[] = isList ? (content.versions as unknown[]) : [content];
  const lines = parts.flatMap((part, i) => {
    const isVersion = isList || (isObject && 'effectiveFrom' in content);
    const probe = isVersion ? FoldVersionSchema : ProgrammeDraftSchema;
    const parsed = probe.safeParse(part);
    if (parsed.success) return [];
    const where = isList ? `versions.${i}.` : '';
    return validationIssues(parsed.error.issues).map(
      ({ field, message }) => `  ${where}${field || '整个文件'}：${message}`,
    );
  });
  return lines.length > 0 ? lines.join('\n') : '  整个文件：要是一版方案、{"versions": […]} 或一份草稿';
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CommandFailure(
      error instanceof SyntaxError ? `方案文件不是 JSON：${error.message}` : `读不到方案文件：${file}。`,
    );
  }
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
