import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import {
  validateProgramme,
  type ProgrammeDraft,
  type ProgrammeProblem,
} from '@jieti/shared/rules/programme/validate-programme';

/** Words that stand in addresses where a ladder's key could stand too. */
const RESERVED: ReadonlySet<string> = new Set(['drafts', 'what-if']);

/** Everything that keeps a draft from being tried and published, also beside the versions of its ladder. */
export function draftProblems(
  draft: ProgrammeDraft,
  versions: readonly ProgrammeVersion[],
): readonly ProgrammeProblem[] {
  return [...validateProgramme(draft), ...ladderProblems(draft, versions)];
}

function ladderProblems(draft: ProgrammeDraft, [first]: readonly ProgrammeVersion[]): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = [];
  if (RESERVED.has(draft.programme)) {
    problems.push({ field: 'programme', message: `编号不能是「${draft.programme}」，请换一个。` });
  }
  if (first && first.timeZone !== draft.timeZone) {
    problems.push({
      field: 'timeZone',
      message: `这套分层一直按 ${first.timeZone} 计日，换时区会改动过去的评定，不能换。`,
    });
  }
  return problems;
}
