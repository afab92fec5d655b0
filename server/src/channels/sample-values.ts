import type { Instant } from '@jieti/shared/model/time';
import { dateOfDay, businessDayOf } from '@jieti/shared/calendar';
import type { TemplateData, TemplateField } from '../wechat/template-data.js';

interface Moment {
  readonly now: Instant;
  readonly timeZone: string;
}

/** A value for every field of a template, each by the rule of its type (wechat-platform 2.2), that says it is a test. */
export function sampleValues(fields: readonly TemplateField[], moment: Moment): TemplateData {
  return Object.fromEntries(fields.map((field) => [field.key, { value: sampleOf(field, moment) }]));
}

/** One value, as `sampleValues` fills it in. */
export function sampleOf({ key, label }: TemplateField, { now, timeZone }: Moment): string {
  const { year, month, date } = dateOfDay(businessDayOf(now, timeZone));
  const day = `${year}年${month}月${date}日`;
  switch (/^[a-z_]+/.exec(key)?.[0]?.replace(/_$/, '')) {
    case 'number':
    case 'amount':
      return '1';
    case 'letter':
      return 'TEST';
    case 'symbol':
      return '*';
    case 'character_string':
      return 'TEST-0001';
    case 'date':
      return day;
    case 'time':
      return `${day} 12:00`;
    case 'phone_number':
      return '10000';
    case 'car_number':
      return 'A00000';
    case 'name':
    case 'phrase':
      return '测试';
    default:
      return [...`测试：${label}`].slice(0, 20).join('');
  }
}
