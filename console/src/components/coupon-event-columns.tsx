import { Link } from 'react-router';
import type { CouponEvent, CouponEventKind } from '@jieti/shared/api/claims';
import { dateField, timeOfDay } from '../lib/dates';
import type { Translate } from '../lib/use-text';
import type { Column } from './data-table';
import { Tag, type Tone } from './tag';

export const couponEventWords: Readonly<Record<CouponEventKind, { readonly word: string; readonly tone: Tone }>> = {
  issued: { word: '发出', tone: 'plain' },
  claimed: { word: '自己领', tone: 'info' },
  locked: { word: '占用', tone: 'plain' },
  released: { word: '放开', tone: 'plain' },
  redeemed: { word: '核销', tone: 'ok' },
  reversed: { word: '退回', tone: 'warn' },
  extended: { word: '退回并延期', tone: 'warn' },
  forfeited: { word: '退货不退券', tone: 'plain' },
  voided: { word: '作废', tone: 'bad' },
};

/** The log of coupons, wherever it is read. */
export function couponEventColumns(t: Translate): readonly Column<CouponEvent>[] {
  return [
    {
      key: 'at',
      title: t('时间'),
      cell: ({ at }) => (
        <>
          {dateField(at)} {timeOfDay(at, { seconds: true })}
        </>
      ),
    },
    {
      key: 'kind',
      title: t('发生了什么'),
      cell: ({ kind }) => <Tag tone={couponEventWords[kind].tone}>{t(couponEventWords[kind].word)}</Tag>,
    },
    {
      key: 'title',
      title: t('券'),
      cell: ({ templateId, title }) => <Link to={`/coupons/${templateId}`}>{title}</Link>,
    },
    { key: 'code', title: t('券码'), cell: ({ code }) => <code>{code}</code> },
    {
      key: 'member',
      title: t('会员'),
      cell: ({ memberId, memberName }) => <Link to={`/members/${memberId}`}>{memberName}</Link>,
    },
    { key: 'store', title: t('门店'), cell: ({ storeName }) => storeName ?? <span className="muted">—</span> },
    { key: 'actor', title: t('经手'), cell: ({ actor }) => actor },
    {
      key: 'reason',
      title: t('原因和单号'),
      cell: ({ reason, fact, device }) => (
        <span className="muted">{[reason, fact, device].filter(Boolean).join('，') || '—'}</span>
      ),
    },
  ];
}
