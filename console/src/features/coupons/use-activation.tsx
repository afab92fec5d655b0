import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { setCouponTemplateActive } from '../../api/coupons';
import { useText } from '../../lib/use-text';

export interface Activation {
  /** The template that is being switched. */
  readonly busyId: number | null;
  change(template: CouponTemplate, active: boolean): void;
}

interface Change {
  readonly template: CouponTemplate;
  readonly active: boolean;
}

/** Switches at once and offers the way back for a few seconds, instead of asking beforehand. */
export function useActivation(): Activation {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ template, active }: Change) => setCouponTemplateActive(template.id, active),
    onSuccess: async (_, { template, active }) => {
      const key = `coupon-${template.id}`;
      const undo = () => {
        message.destroy(key);
        mutation.mutate({ template, active: !active });
      };
      void message.open({
        key,
        type: 'success',
        duration: 6,
        content: (
          <>
            {active
              ? t('“{title}”恢复发放。', { title: template.terms.title })
              : t('“{title}”停止发放，已发的券照常能用。', { title: template.terms.title })}
            <Button type="link" size="small" onClick={undo}>
              {t('撤销')}
            </Button>
          </>
        ),
      });
      await queries.invalidateQueries({ queryKey: ['coupon-templates'] });
    },
    onError: (error) => void message.error(error.message),
  });
  return {
    busyId: mutation.isPending ? mutation.variables.template.id : null,
    change: (template, active) => mutation.mutate({ template, active }),
  };
}
