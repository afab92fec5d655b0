import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { changeCouponTemplate, createCouponTemplate } from '../../../api/coupons';
import { PageHeader } from '../../../components/page-header';
import { Tag } from '../../../components/tag';
import { useLeaveGuard } from '../../../components/use-leave-guard';
import { useText } from '../../../lib/use-text';
import { useKeyNames } from '../../../api/use-key-names';
import { BenefitFields } from './benefit-fields';
import { ChangesPanel } from './changes-panel';
import { ClaimFields } from './claim-fields';
import { couponChanges, patchOf, type CouponChanges } from './coupon-changes';
import { draftOf, formOf } from './coupon-draft';
import { emptyCouponForm, type CouponForm } from './coupon-form';
import { couponProblems } from './coupon-problems';
import { LimitFields } from './limit-fields';
import { PhonePreview } from './phone-preview';
import { ScopeFields } from './scope-fields';
import { StackingFields } from './stacking-fields';
import { TimeFields } from './time-fields';
import { TryOutPanel } from './try-out-panel';
import styles from './editor.module.css';

/** A coupon as it is written: the fields, the member's phone beside them, and a bill to try it on. */
export function CouponEditor({ template }: { readonly template: CouponTemplate | null }) {
  const t = useText();
  const [first] = useState<CouponForm>(() => (template ? formOf(template) : emptyCouponForm));
  const [form, setForm] = useState(first);
  const [tried, setTried] = useState(false);
  const changes = useChanges(template, form);
  const problems = couponProblems(form);
  const release = useLeaveGuard(JSON.stringify(form) !== JSON.stringify(first));
  const save = useSave(template, release);
  const set = (part: Partial<CouponForm>) => setForm((before) => ({ ...before, ...part }));
  const submit = () => {
    setTried(true);
    if (Object.keys(problems).length === 0) save.mutate({ form, changes });
  };
  const isNewVersion = changes !== null && changes.terms.length > 0;
  const isSame = changes !== null && changes.terms.length + changes.limits.length === 0;
  const fields = { form, problems: tried ? problems : {}, set };
  return (
    <>
      <PageHeader
        title={template ? template.terms.title : t('新建券')}
        tag={template && <Tag tone="info">{t('第 {n} 版', { n: template.version })}</Tag>}
        note={t('券发出时带走当时的条件，之后改模板不影响已发的券。')}
        actions={
          <Button
            type="primary"
            loading={save.isPending}
            disabled={isSame}
            onClick={submit}
            data-testid={template ? 'coupon-save' : 'coupon-create'}
          >
            {template === null
              ? t('建好并开始发放')
              : isNewVersion
                ? t('存为第 {n} 版', { n: template.version + 1 })
                : t('保存')}
          </Button>
        }
      />
      {save.isError && <Alert type="error" showIcon title={save.error.message} role="alert" />}
      {tried && Object.keys(problems).length > 0 && (
        <Alert type="warning" showIcon title={t('还差 {n} 处，下面标出来了。', { n: Object.keys(problems).length })} />
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          {changes && template && <ChangesPanel changes={changes} template={template} />}
          <BenefitFields {...fields} />
          <TimeFields {...fields} />
          <ScopeFields {...fields} />
          <StackingFields {...fields} ownId={template?.id ?? null} />
          <LimitFields {...fields} issued={template?.issued ?? 0} />
          <ClaimFields {...fields} />
        </div>
        <div className={styles.side}>
          <PhonePreview form={form} />
          <TryOutPanel form={form} problems={problems} />
        </div>
      </div>
    </>
  );
}

function useChanges(template: CouponTemplate | null, form: CouponForm): CouponChanges | null {
  const names = useKeyNames();
  return template && couponChanges(template, form, names);
}

interface Saved {
  readonly form: CouponForm;
  readonly changes: CouponChanges | null;
}

function useSave(template: CouponTemplate | null, release: () => void) {
  const t = useText();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ form, changes }: Saved) =>
      template && changes
        ? changeCouponTemplate(template.id, patchOf(template, form, changes))
        : createCouponTemplate(draftOf(form)),
    onSuccess: async ({ id, version, terms: { title } }) => {
      void message.success(
        template === null
          ? t('“{title}”可以发放了。', { title })
          : version > template.version
            ? t('从现在起发出的是第 {n} 版，已发的券不变。', { n: version })
            : t('已保存。'),
      );
      await queries.invalidateQueries({ queryKey: ['coupon-templates'] });
      release();
      await navigate(`/coupons/${id}`);
    },
  });
}
