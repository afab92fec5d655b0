import type { RefusalDetail } from './refusal.js';

/** What we read of a Standard Schema issue; zod adds the fields below `path`. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly values?: readonly unknown[];
}

/** One detail per wrong field, each naming the field and saying in Chinese what it must be. */
export function validationIssues(issues: readonly SchemaIssue[]): RefusalDetail[] {
  return issues.slice(0, 20).flatMap((issue) => {
    const field = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    if (issue.code !== 'unrecognized_keys') return [{ field, message: sentenceOf(issue) }];
    return (issue.keys ?? []).map((key) => ({ field: field ? `${field}.${key}` : key, message: '没有这个字段' }));
  });
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '对象',
  record: '对象',
};

function sentenceOf(issue: SchemaIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `要是${typeNames[issue.expected ?? ''] ?? issue.expected ?? '别的类型'}`;
    case 'too_small':
      return issue.origin === 'string' ? `至少 ${issue.minimum} 个字` : `不能少于 ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' ? `最多 ${issue.maximum} 个字` : `不能超过 ${issue.maximum}`;
    case 'invalid_value':
      return `只能是 ${(issue.values ?? []).map(String).join('、')}`;
    case 'invalid_format':
      return '格式不对';
    case 'invalid_union':
      return '内容不符合要求';
    default:
      return /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '内容不符合要求';
  }
}
