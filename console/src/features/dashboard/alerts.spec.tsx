import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPart } from '../../testing/render-part';
import { Alerts } from './alerts';

const alert = { level: 'info', note: '', link: null } as const;

describe('what needs somebody today', () => {
  it('counts what is urgent, and leads to the next step of the tier programme', () => {
    renderPart(
      <Alerts
        alerts={[
          { ...alert, key: 'ledger-differs', level: 'bad', title: '夜间核对发现 2 位会员的等级对不上', link: '/jobs' },
          { ...alert, key: 'rules-overdue', level: 'warn', title: '1 套等级标准过了复核日', link: '/programmes' },
          { ...alert, key: 'approvals-pending', title: '3 件事等第二个人复核', link: '/approvals' },
        ]}
      />,
    );
    expect(screen.getByText('1 项紧急')).toBeTruthy();
    const links = within(screen.getByRole('list')).getAllByRole('link');
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['去核对', '/jobs'],
      ['去体检', '/programmes'],
      ['去复核', '/approvals'],
    ]);
  });

  it('says that nothing does', () => {
    renderPart(<Alerts alerts={[]} />);
    expect(screen.getByText('没有要处理的事')).toBeTruthy();
  });
});
