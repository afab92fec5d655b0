import { invitationRules } from './invitation-rule-lines';

describe('the rules of the invitation', () => {
  it('say when it counts and for how much', () => {
    const rules = invitationRules({ growth: 50, returnWindowDays: 7 }).join('');
    expect(rules).toContain('过了 7 天退货期没有全部退掉，你得 50 成长值');
    expect(rules).toContain('只看朋友的消费');
  });

  it('promise nothing where the programme gives nothing', () => {
    const rules = invitationRules({ growth: 0, returnWindowDays: 0 }).join('');
    expect(rules).toContain('目前不为它加成长值');
    expect(rules).not.toContain('0 天');
    expect(rules).not.toContain('你得');
  });
});
