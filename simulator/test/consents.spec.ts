import { control, startSimulator } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.app.close());

const template = (index = 0) => simulator.platform.accounts.merchant.templates[index]!.subscriptionTemplateId;
const answer = async (results: object, remember = false) =>
  (await control(simulator, 'POST', '/sim/phones/o-lin/consents', { results, remember })).json;
const phone = async () => (await control(simulator, 'GET', '/sim/phones/o-lin')).json;

it('keeps the choice of who asked not to be asked again: each later call answers the same and counts', async () => {
  await answer({ [template(0)]: 'accept', [template(1)]: 'reject' }, true);
  const later = await answer({ [template(0)]: 'reject', [template(1)]: 'accept' });
  expect(later.results).toEqual({ [template(0)]: 'accept', [template(1)]: 'reject' });
  expect(later.consents).toEqual({ [template(0)]: 2 });
  expect((await phone()).remembered).toEqual({ [template(0)]: 'accept', [template(1)]: 'reject' });
});

it('asks again after a withdrawal, which ends what was left', async () => {
  await answer({ [template()]: 'accept' }, true);
  await control(simulator, 'POST', '/sim/phones/o-lin/withdraw', { templateIds: [template()] });
  expect(await phone()).toMatchObject({ remembered: {}, consents: { [template()]: 0 } });
  expect((await answer({ [template()]: 'reject' })).results).toEqual({ [template()]: 'reject' });
});

it('forgets an answer that was not to be kept', async () => {
  await answer({ [template()]: 'accept' });
  expect((await answer({ [template()]: 'reject' })).results).toEqual({ [template()]: 'reject' });
});
