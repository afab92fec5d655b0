import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  SurveyAnswerPageSchema,
  SurveyPageSchema,
  SurveyResultsSchema,
  SurveySchema,
  type Survey,
} from '@jieti/shared/api/surveys';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

const survey: Survey = {
  ...{ id: 4, title: '豆子问卷', intro: '', tiers: [], lastDay: '2026-07-31', state: 'open', answered: 2 },
  ...{ createdAt: 1_780_000_000_000, createdBy: 'operator' },
  questions: [{ kind: 'text', key: 'q1', title: '想说的话', required: false, maxLength: 50 }],
};

let server: FakeServer;
const sent = (path: string) => server.seen.filter((call) => call.path === path && call.method !== 'GET');

beforeEach(() => {
  server = startFakeServer();
});

describe('surveys in the console', () => {
  it('are listed', async () => {
    server.on('GET /surveys', () => json(SurveyPageSchema, { items: [survey], nextCursor: null, total: 1 }));
    renderApp('/surveys');
    expect((await screen.findByTestId('survey-row')).textContent).toContain('豆子问卷收集中1');
  });

  it('are built question by question, and sent as they stand', async () => {
    server.on('POST /surveys', () => json(SurveySchema, { ...survey, state: 'draft' }));
    renderApp('/surveys/new');
    await screen.findByTestId('survey-save');
    expect(screen.getByTestId('survey-save')).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText('标题'), { target: { value: '新问卷' } });
    fireEvent.click(screen.getByTestId('add-text'));
    fireEvent.change(screen.getByLabelText('第 1 题'), { target: { value: '哪里可以更好' } });
    fireEvent.click(screen.getByTestId('survey-save'));
    await waitFor(() => expect(sent('/surveys')).toHaveLength(1));
    expect(sent('/surveys')[0]!.body).toMatchObject({
      title: '新问卷',
      questions: [{ kind: 'text', title: '哪里可以更好', required: false }],
    });
  });

  it('show what was answered', async () => {
    server.on('GET /surveys/4', () => json(SurveySchema, survey));
    server.on('GET /surveys/4/results', () =>
      json(SurveyResultsSchema, {
        ...{ answered: 2, nps: -50, needs: { function: 0, quality: 2, price: 0 } },
        questions: [{ key: 'q1', title: '想说的话', answered: 1, counts: [] }],
      }),
    );
    server.on('GET /surveys/4/answers', () =>
      json(SurveyAnswerPageSchema, {
        items: [{ memberId: 3, name: '林**', at: 1_780_000_000_000, nps: 3, need: 'quality', texts: ['排队久'] }],
        ...{ nextCursor: null, total: 1 },
      }),
    );
    renderApp('/surveys/4');
    expect(await screen.findByText('−50')).toBeTruthy();
    expect(await screen.findByText('排队久')).toBeTruthy();
  });
});
