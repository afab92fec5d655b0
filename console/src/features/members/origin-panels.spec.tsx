import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemberInterestsSchema } from '@jieti/shared/api/browsing';
import { MemberJoiningSchema } from '@jieti/shared/api/joining';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderPart } from '../../testing/render-part';
import { InterestsPanel } from './interests-panel';
import { JoiningPanel } from './joining-panel';

const at = Date.UTC(2026, 5, 1);
let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
});

const panel = async (name: string) => within(await screen.findByRole('region', { name }));

describe('where a member comes from and what they dwell on', () => {
  it('D231: channel, store, name on the code and inviter are shown', async () => {
    server.on('GET /members/7/joining', () =>
      json(MemberJoiningSchema, {
        joining: {
          ...{ at, channel: 'campaign', scene: 1047, store: { id: 'anfu', name: '安福路店' }, campaign: 'winter' },
          ...{ referrerAppId: null, noticeVersion: 1 },
        },
        inviter: { id: 3, name: '周**', cardNo: 'SY000003' },
      }),
    );
    renderPart(<JoiningPanel memberId={7} joinedAt={at} />);
    const shown = await panel('怎么来的');
    const rows = (await shown.findAllByRole('listitem')).map(({ textContent }) => textContent);
    expect(rows).toEqual([
      '入会6 月 1 日 08:00',
      '渠道带名字的码或链接',
      '门店的码安福路店',
      '码上的名字winter',
      '邀请人周** SY000003',
    ]);
    expect(shown.getByRole('link').getAttribute('href')).toBe('/members/3');
  });

  it('says so where nobody kept how a member joined', async () => {
    server.on('GET /members/7/joining', () => json(MemberJoiningSchema, { joining: null, inviter: null }));
    renderPart(<JoiningPanel memberId={7} joinedAt={at} />);
    expect(await (await panel('怎么来的')).findByText('没有记下')).toBeTruthy();
  });

  it('D240: interests are shown with how long, and their absence with the reason', async () => {
    const interest = { tag: 'topic:perks', title: '权益', visits: 4, dwellMs: 185_000, lastAt: at };
    server.on('GET /members/7/interests', () => json(MemberInterestsSchema, { allowed: true, interests: [interest] }));
    server.on('GET /members/8/interests', () => json(MemberInterestsSchema, { allowed: false, interests: [] }));
    renderPart(
      <>
        <InterestsPanel memberId={7} />
        <InterestsPanel memberId={8} />
      </>,
    );
    expect((await screen.findByText('权益')).closest('li')?.textContent).toBe('权益4 次，最近 6 月 1 日3 分 05 秒');
    expect(await screen.findByText('会员没有同意浏览记录')).toBeTruthy();
  });
});
