import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemberDetailSchema, RevealedSchema } from '@jieti/shared/api/members';
import { ProgrammeSchema } from '@jieti/shared/api/programmes';
import { memberDetail, programme } from '../../testing/fixtures';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

let server: FakeServer;

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /programme', () => json(ProgrammeSchema, programme()));
  server.on('GET /members/1', () => json(MemberDetailSchema, memberDetail()));
});

const reveals = () => server.seen.filter(({ path }) => path.endsWith('/reveal'));

describe('one member', () => {
  it('counts growth of today, and says what will leave before the review', async () => {
    renderApp('/members/1');
    const figure = (await screen.findByText('计入等级的成长值')).parentElement!;
    expect(figure.textContent).toBe('计入等级的成长值1,816其中 468 将移出');
    expect((await screen.findByText('差 252')).textContent).toBe('差 252');
  });

  it('opens a tier change to its readings, its facts and what would have been', async () => {
    renderApp('/members/1');
    const history = within(await screen.findByRole('region', { name: '经过' }));
    expect(history.getByText('没有这一笔会停在 1,926，差 74')).toBeTruthy();
    expect(history.getByText('till:anfu/A0823-0147')).toBeTruthy();
    fireEvent.click(history.getByRole('button', { name: '收起' }));
    expect(history.queryByText('till:anfu/A0823-0147')).toBeNull();
  });

  it('filters the history by theme', async () => {
    renderApp('/members/1');
    const history = within(await screen.findByRole('region', { name: '经过' }));
    fireEvent.click(history.getByRole('radio', { name: '消费' }));
    expect(history.getByText('安福路店消费')).toBeTruthy();
    expect(history.queryByText('升为金卡')).toBeNull();
  });

  it('shows the full name only after a reason was given', async () => {
    server.on('POST /members/1/reveal', () => json(RevealedSchema, { name: '林知夏', phone: '13812342214' }));
    renderApp('/members/1');
    fireEvent.click(await screen.findByTestId('member-reveal'));
    const confirm = await screen.findByTestId('reason-confirm');
    expect(confirm).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByTestId('reason-text'), { target: { value: '核对手机号' } });
    fireEvent.click(confirm);
    await waitFor(() => expect(screen.getByTestId('member-name').textContent).toContain('林知夏'));
    expect(reveals().map(({ body }) => body)).toEqual([{ reason: '核对手机号' }]);
  });
});
