import { problem, type ProgrammeProblem } from './programme-problem.js';

/** What a person is, has or uses, by the names a draft may give it: no tier and no price may depend on it. */
export const unfairMetrics: Readonly<Record<string, string>> = {
  gender: '性别',
  sex: '性别',
  age: '年龄',
  birthyear: '出生年份',
  birthdate: '出生日期',
  birthday: '出生日期',
  income: '收入',
  wealth: '财产',
  occupation: '职业',
  education: '学历',
  region: '地区',
  city: '地区',
  province: '地区',
  location: '地区',
  hometown: '籍贯',
  ethnicity: '民族',
  nationality: '国籍',
  religion: '信仰',
  marital: '婚姻状况',
  maritalstatus: '婚姻状况',
  health: '健康状况',
  device: '手机型号',
  devicemodel: '手机型号',
  phonemodel: '手机型号',
  phonebrand: '手机型号',
  os: '手机系统',
  性别: '性别',
  年龄: '年龄',
  收入: '收入',
  地区: '地区',
  设备: '手机型号',
};

/** Properties whose text names what a condition looks at. */
const naming: ReadonlySet<string> = new Set(['metric', 'attribute', 'attr', 'field', 'property', 'fact', 'dimension']);

/** Free text and names of one's own: a perk may well be called after a birthday. */
const freeText: ReadonlySet<string> = new Set(['key', 'kind', 'name', 'title', 'note', 'mapping', 'activity']);

/**
 * Every place of a draft, in whatever shape it was sent, that makes a tier or a price perk depend on what somebody is
 * instead of what they did. To be asked before the shape is checked, so that the reason is named.
 */
export function findUnfairRules(json: unknown): readonly ProgrammeProblem[] {
  return search(json, []);
}

function search(value: unknown, path: readonly string[]): readonly ProgrammeProblem[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown, i) => search(one, [...path, String(i)]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const here = [...path, name];
    if (freeText.has(name)) return [];
    const word = wordOf(name) ?? (naming.has(name) && typeof part === 'string' ? wordOf(part) : undefined);
    return word ? [unfair(here, word)] : search(part, here);
  });
}

function wordOf(name: string): string | undefined {
  const plain = name
    .toLowerCase()
    .replaceAll(/[\s_.-]/g, '')
    .replace(/^(member|customer|user|profile)/, '');
  return Object.hasOwn(unfairMetrics, plain) ? unfairMetrics[plain] : undefined;
}

function unfair(path: readonly string[], word: string): ProgrammeProblem {
  const subject = path.includes('perks') || path.includes('gifts') ? '定价或给优惠' : '分级';
  return problem(
    path.join('.'),
    `不能按${word}${subject}：等级和价格只能看消费、互动这些行为，对人要一视同仁。请改成行为指标，或删去这一条。`,
  );
}
